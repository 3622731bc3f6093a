package fetch

import (
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// documents are the extensions that a link to a document ends with.
var documents = []string{".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".et", ".zip", ".rar", ".7z", ".tar", ".gz"}

// maxLinks is how many documents of one page are fetched.
const maxLinks = 1_000

// maxTag is the most bytes of one tag or text of a page.
const maxTag = 4 << 20

// Links returns the addresses of documents that the page at an address links
// to, in its order, each once.
func Links(page io.Reader, address string) (out []string) {
	base, err := url.Parse(address)
	if err != nil {
		return nil
	}
	z := html.NewTokenizer(page)
	z.SetMaxBuf(maxTag)
	for len(out) < maxLinks {
		switch z.Next() {
		case html.ErrorToken:
			return out
		case html.StartTagToken, html.SelfClosingTagToken:
			if u := target(z, base); u != "" && !slices.Contains(out, u) {
				out = append(out, u)
			}
		}
	}
	return out
}

// target returns the document that a tag links to.
func target(z *html.Tokenizer, base *url.URL) string {
	tag, more := z.TagName()
	if string(tag) != "a" && string(tag) != "iframe" && string(tag) != "embed" {
		return ""
	}
	for more {
		var key, value []byte
		if key, value, more = z.TagAttr(); string(key) != "href" && string(key) != "src" {
			continue
		}
		u, err := base.Parse(strings.TrimSpace(string(value)))
		if err != nil || u.Scheme != "http" && u.Scheme != "https" {
			continue
		}
		u.Fragment = ""
		if slices.Contains(documents, strings.ToLower(path.Ext(u.Path))) || slices.ContainsFunc(documents, func(d string) bool { return strings.HasSuffix(strings.ToLower(u.RawQuery), d) }) {
			return u.String()
		}
	}
	return ""
}
