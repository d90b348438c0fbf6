package main

import (
	"fmt"
	"net/netip"

	"readout/internal/ingest/fetch"
)

// fetchFlags say how the web is asked.
type fetchFlags struct {
	Contact      string   `help:"Your address, told to the sites that are asked." placeholder:"MAIL|URL" env:"READOUT_CONTACT"`
	AllowNetwork []string `help:"Private networks that names and links may lead to; else only addresses that you write out." placeholder:"CIDR" env:"READOUT_ALLOW_NETWORK"`
}

// client makes the one client of a command, so that each host is asked at its
// own pace whatever the command fetches.
func (f fetchFlags) client() (*fetch.Client, error) { return f.clientFor(false) }

// clientFor makes a client that is strict where others than whoever sits at this
// machine name addresses.
func (f fetchFlags) clientFor(strict bool) (*fetch.Client, error) {
	var allow []netip.Prefix
	for _, s := range f.AllowNetwork {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("--allow-network: %q is no network; write 10.0.0.0/8", s)
		}
		allow = append(allow, p.Masked())
	}
	return fetch.New(fetch.Options{Version: version, Contact: f.Contact, Allow: allow, Strict: strict}), nil
}
