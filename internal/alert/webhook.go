package alert

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"readout/internal/ingest/fetch"
)

// patience bounds one webhook's answer.
const patience = 15 * time.Second

// post sends a notice to a webhook, signed as Standard Webhooks has it. Only an
// answer of 2xx counts; redirects are not followed.
func post(ctx context.Context, d *delivery, now time.Time) error {
	body, err := json.Marshal(struct {
		Type      string `json:"type"`
		Timestamp string `json:"timestamp"`
		Data      Notice `json:"data"`
	}{"readout.alert", d.notice.Found, d.notice})
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.alert.Webhook, bytes.NewReader(body))
	if err != nil {
		return err
	}
	stamp := strconv.FormatInt(now.Unix(), 10)
	for k, v := range map[string]string{
		"Content-Type": "application/json", "User-Agent": "Readout (alert)", "Idempotency-Key": d.key(),
		"Webhook-Id": d.key(), "Webhook-Timestamp": stamp, "Webhook-Signature": "v1," + Sign(d.alert.Secret, d.key(), stamp, body),
	} {
		req.Header.Set(k, v)
	}
	client := &http.Client{Transport: transport(d.alert.Private), CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	defer client.CloseIdleConnections()
	resp, err := client.Do(req)
	if errors.Is(err, fetch.ErrInternal) {
		return fmt.Errorf("webhook: %w; an alert made with --private may call one there", err)
	}
	if err != nil {
		return fmt.Errorf("webhook: %w", err)
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	if resp.StatusCode/100 == 2 {
		return nil
	}
	err = fmt.Errorf("webhook: it answered %s", resp.Status)
	if s, bad := strconv.Atoi(resp.Header.Get("Retry-After")); bad == nil && s > 0 {
		return &retryAfter{err, time.Duration(s) * time.Second}
	}
	return err
}

// transport reaches the public internet only, unless the alert says otherwise.
func transport(private bool) *http.Transport {
	if private {
		return fetch.Transport(netip.MustParsePrefix("0.0.0.0/0"), netip.MustParsePrefix("::/0"))
	}
	return fetch.Transport()
}

// Sign gives the signature of a message: the HMAC-SHA256 of its id, time and
// body with dots between, in base64. A secret that begins with "whsec_" is
// base64 after that, as Standard Webhooks has it; another is taken as it is.
func Sign(secret, id, timestamp string, body []byte) string {
	key := []byte(secret)
	if coded, ok := strings.CutPrefix(secret, "whsec_"); ok {
		if b, err := base64.StdEncoding.DecodeString(coded); err == nil {
			key = b
		}
	}
	h := hmac.New(sha256.New, key)
	h.Write([]byte(id + "." + timestamp + "."))
	h.Write(body)
	return base64.StdEncoding.EncodeToString(h.Sum(nil))
}

// retryAfter is a refusal that says when to come again.
type retryAfter struct {
	error
	wait time.Duration
}

func (e *retryAfter) Unwrap() error { return e.error }
