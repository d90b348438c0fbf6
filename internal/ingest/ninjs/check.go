package ninjs

import (
	"encoding/json"
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"sort"
	"strings"
)

// field is what the standard says of one property: its JSON type, from which
// version of its generation on it exists, and the values it may have.
type field struct {
	kind   string // string|time|number|whole|list|object
	since  string
	values []string
}

// generation is one of the three families of ninjs, told apart by how they name
// things: bodies as body_*, as lists in small letters, as lists in camelCase.
type generation struct {
	fields   map[string]field
	prefixes []string // properties that may end in anything: headline_main
}

func words(s string) []string { return strings.Fields(s) }

// table makes the fields of lines "kind since name name …".
func table(lines ...string) map[string]field {
	out := map[string]field{}
	for _, l := range lines {
		w := words(l)
		for _, name := range w[2:] {
			out[name] = field{kind: w[0], since: w[1]}
		}
	}
	return out
}

func with(fields map[string]field, name string, values ...string) {
	f := fields[name]
	f.values = values
	fields[name] = f
}

// first, second and third are the generations, after the IPTC's specification.
func first() generation {
	f := table(
		"string 1.0 uri type mimetype representationtype profile version pubstatus copyrightholder copyrightnotice usageterms language byline headline located",
		"time 1.0 versioncreated embargoed", "list 1.0 person organisation place subject event object", "object 1.0 renditions associations",
		"string 1.1 ednote title slugline", "time 1.1 firstcreated", "number 1.1 urgency charcount wordcount", "list 1.2 infosource",
		"object 1.3 altids $standard", "list 1.3 trustindicator genre", "time 1.4 contentcreated expires", "object 1.4 rightsinfo",
		"object 1.6 digitalsourcetype", "list 1.x advices")
	with(f, "type", "text", "audio", "video", "picture", "graphic", "composite", "component")
	with(f, "representationtype", "complete", "incomplete")
	with(f, "pubstatus", "usable", "withheld", "canceled")
	return generation{f, []string{"description_", "body_", "headline_"}}
}

func second() generation {
	f := table(
		"string 2.0 uri type representationtype profile version pubstatus copyrightholder copyrightnotice usageterms ednote language title by slugline located",
		"time 2.0 firstcreated versioncreated contentcreated embargoed expires", "number 2.0 urgency",
		"list 2.0 descriptions bodies headlines people organisations places subjects events objects infosources renditions associations altids trustindicators genres",
		"object 2.0 standard rightsinfo", "object 2.2 digitalsourcetype", "list 2.x advices")
	with(f, "type", "text", "audio", "video", "picture", "graphic", "composite", "component")
	with(f, "representationtype", "full", "partial")
	with(f, "pubstatus", "usable", "withheld", "canceled")
	return generation{f, nil}
}

func third() generation {
	f := table(
		"string 3.0 uri type representationType profile version pubStatus copyrightHolder copyrightNotice usageTerms edNote language title by slugline located",
		"time 3.0 firstCreated versionCreated contentCreated embargoedUntil expires", "whole 3.0 urgency",
		"list 3.0 descriptions bodies headlines people organisations places subjects events plannedCoverage objects infoSources renditions associations altIds trustIndicators genres",
		"object 3.0 eventDetails standard rightsInfo", "object 3.1 digitalSourceType")
	with(f, "type", "text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning")
	with(f, "representationType", "full", "partial")
	with(f, "pubStatus", "usable", "withheld", "canceled")
	return generation{f, nil}
}

// Check says where an item departs from the version of ninjs that it names, or
// that its properties speak for; nothing when it keeps to it.
func Check(item map[string]any) []string { return CheckAs(item, versionOf(item)) }

// CheckAs checks an item against a version such as "1.3" ("1.x" for the drafts).
func CheckAs(item map[string]any, version string) []string {
	g := first()
	switch {
	case strings.HasPrefix(version, "2"):
		g = second()
	case strings.HasPrefix(version, "3"):
		g = third()
	}
	c := checker{g: g, version: version}
	if _, ok := item["uri"]; !ok {
		c.fault("no uri")
	}
	c.item("", item)
	sort.Strings(c.faults)
	return c.faults
}

// versionOf returns the version an item names in its standard property, else
// the one its properties look like.
func versionOf(item map[string]any) string {
	for _, k := range []string{"standard", "$standard"} {
		if s, ok := item[k].(map[string]any); ok {
			if v := str(s, "version"); v != "" {
				return v
			}
		}
	}
	for _, k := range []string{"versionCreated", "pubStatus", "firstCreated", "altIds", "eventDetails", "plannedCoverage", "infoSources", "edNote"} {
		if _, ok := item[k]; ok {
			return "3.1"
		}
	}
	for _, k := range []string{"bodies", "headlines", "descriptions", "people", "subjects", "places", "genres", "infosources"} {
		if _, ok := item[k]; ok {
			return "2.2"
		}
	}
	return "1.6"
}

type checker struct {
	g       generation
	version string
	faults  []string
}

func (c *checker) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// suffix is, as the specification has it, bound at its beginning only.
var suffix = regexp.MustCompile(`^[a-zA-Z0-9_]+`)

func (c *checker) item(at string, item map[string]any) {
	for name, v := range item {
		where := at + name
		f, known := c.g.fields[name]
		switch {
		case known && f.since <= c.version || known && strings.HasSuffix(c.version, "x"):
			c.value(where, f, v)
		case c.extended(name):
			if _, ok := v.(string); !ok {
				c.fault("%s: not a string", where)
			}
		case known:
			c.fault("%s: not in ninjs %s", where, c.version)
		default:
			c.fault("%s: no property of ninjs", where)
		}
	}
	c.rights(at, item)
	c.associations(at, item["associations"])
	c.events(at, item)
}

// extended reports whether a name is one of those that may be extended.
func (c *checker) extended(name string) bool {
	for _, p := range c.g.prefixes {
		if p == "headline_" && c.version < "1.3" {
			continue
		}
		if rest, ok := strings.CutPrefix(name, p); ok && suffix.MatchString(rest) {
			return true
		}
	}
	return false
}

func (c *checker) value(at string, f field, v any) {
	ok := true
	switch f.kind {
	case "string", "time":
		s, is := v.(string)
		ok = is
		if ok && f.values != nil && (!slices.Contains(f.values, s) || s == "component" && c.version < "1.2") {
			c.fault("%s: %q is none of %s", at, s, strings.Join(f.values, ", "))
		}
		if ok && at == "uri" {
			if _, err := url.Parse(s); err != nil {
				c.fault("uri: %v", err)
			}
		}
	case "number":
		_, ok = v.(float64)
	case "whole":
		n, is := v.(float64)
		ok = is && n == math.Trunc(n)
	case "list":
		list, is := v.([]any)
		ok = is
		for i, x := range list {
			c.element(fmt.Sprintf("%s[%d]", at, i), x)
		}
	case "object":
		_, ok = v.(map[string]any)
	}
	if !ok {
		c.fault("%s: not a %s", at, f.kind)
	}
}

// element checks a member of a list: an object whose names and codes are texts.
func (c *checker) element(at string, x any) {
	o, ok := x.(map[string]any)
	if !ok {
		c.fault("%s: not an object", at)
		return
	}
	for _, k := range []string{"name", "scheme", "code", "rel", "uri", "literal", "role", "value"} {
		if v, there := o[k]; there {
			if _, ok := v.(string); !ok {
				c.fault("%s.%s: not a string", at, k)
			}
		}
	}
	c.urgency(at, o)
	c.geometry(at, o)
	for _, part := range []string{"importance", "lifetime"} {
		if v, there := o[part]; there && strings.Contains(at, "advice") {
			if p, ok := v.(map[string]any); !ok || str(p, "code", "uri") == "" {
				c.fault("%s.%s: not an object with a code", at, part)
			}
		}
	}
}

// urgency is a whole number from 1 to 9 wherever it stands: of planned coverage it is said
// of what is planned.
func (c *checker) urgency(at string, o map[string]any) {
	for k, v := range o {
		switch v := v.(type) {
		case map[string]any:
			c.urgency(at+"."+k, v)
		case []any:
			for _, x := range objects(v) {
				c.urgency(at+"."+k, x)
			}
		case float64:
			if k == "urgency" && (v != math.Trunc(v) || v < 1 || v > 9) {
				c.fault("%s.urgency: not a whole number from 1 to 9", at)
			}
		default:
			if k == "urgency" {
				c.fault("%s.urgency: not a number", at)
			}
		}
	}
}

// geometry checks GeoJSON (RFC 7946) of a place.
func (c *checker) geometry(at string, o map[string]any) {
	for _, k := range []string{"geojson", "geometry_geojson", "geoJSON", "geometryGeoJson"} {
		g, there := o[k]
		if !there {
			continue
		}
		m, ok := g.(map[string]any)
		kinds := []string{"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Feature", "FeatureCollection"}
		if !ok || !slices.Contains(kinds, str(m, "type")) {
			c.fault("%s.%s: no GeoJSON", at, k)
			continue
		}
		if co, there := m["coordinates"]; there {
			if _, ok := co.([]any); !ok {
				c.fault("%s.%s: coordinates are no list", at, k)
			}
		}
	}
}

// rights: a block links or encodes rights, not both, and names their language.
func (c *checker) rights(at string, item map[string]any) {
	for _, k := range []string{"rightsinfo", "rightsInfo"} {
		r, ok := item[k].(map[string]any)
		if !ok {
			continue
		}
		linked, l := r["linkedrights"]
		encoded, e := r["encodedrights"]
		if !l {
			linked, l = r["linkedRights"]
		}
		if !e {
			encoded, e = r["encodedRights"]
		}
		if l && e {
			c.fault("%s%s: both linked and encoded rights", at, k)
		}
		for _, v := range []any{linked, encoded} {
			if _, ok := v.(string); v != nil && !ok {
				c.fault("%s%s: rights are no string", at, k)
			}
		}
	}
	for _, k := range []string{"digitalsourcetype", "digitalSourceType"} {
		if v, there := item[k]; there {
			if _, ok := v.(map[string]any); !ok {
				c.fault("%s%s: not an object", at, k)
			}
		}
	}
}

func (c *checker) associations(at string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for name, x := range v {
			if o, ok := x.(map[string]any); ok {
				c.item(at+"associations."+name+".", o)
			} else {
				c.fault("%sassociations.%s: not an object", at, name)
			}
		}
	case []any:
		for i, x := range v {
			o, ok := x.(map[string]any)
			if !ok {
				continue
			}
			where := fmt.Sprintf("%sassociations[%d].", at, i)
			if str(o, "name") == "" {
				c.fault("%sname: missing", where)
			}
			if str(o, "uri") == "" {
				c.fault("%suri: missing", where)
			}
			inner := map[string]any{}
			for k, x := range o {
				if k != "name" {
					inner[k] = x
				}
			}
			c.item(where, inner)
		}
	}
}

var truncated = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$`)

// events: an event begins when it does or when it is expected to, and has no
// renditions.
func (c *checker) events(at string, item map[string]any) {
	details, ok := item["eventDetails"].(map[string]any)
	if !ok {
		return
	}
	if _, there := item["renditions"]; there && str(item, "type") == "event" {
		c.fault("%srenditions: an event has none", at)
	}
	dates, _ := details["dates"].(map[string]any)
	for _, k := range []string{"startDate", "endDate", "expectedStartDate", "expectedEndDate"} {
		if v, there := dates[k]; there {
			if s, ok := v.(string); !ok || !truncated.MatchString(s) {
				c.fault("%seventDetails.dates.%s: no date", at, k)
			}
		}
	}
	for _, k := range []string{"Start", "End"} {
		_, sure := dates[strings.ToLower(k)+"Date"]
		_, expected := dates["expected"+k+"Date"]
		if sure && expected {
			c.fault("%seventDetails.dates: both a sure and an expected %s", at, strings.ToLower(k))
		}
	}
}

// CheckBytes checks a document against a version; what is no JSON object is a
// fault.
func CheckBytes(data []byte, version string) []string {
	var item map[string]any
	if err := json.Unmarshal(data, &item); err != nil {
		return []string{"not a JSON object: " + err.Error()}
	}
	return CheckAs(item, version)
}
