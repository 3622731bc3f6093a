// Package fetch gets documents by http and https as a guest should: as the
// site's robots.txt allows, one request at a time to a host and not too many,
// asking for what has changed only, and never from addresses that are not
// public. What it gets is kept by its hash, so that a result can be rebuilt
// without the site.
//
// What the content is, is left to ingest.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/time/rate"

	"gouji/internal/limits"
)

// Agent is the name that sites know us by.
const Agent = "gouji"

// Options direct a Fetcher. The zero value is polite and keeps nothing.
type Options struct {
	Keep    string        // folder of what was fetched; "" keeps nothing
	Every   time.Duration // between two requests to a host; 0 for a second
	Private bool          // addresses that are not public are allowed
	Wait    time.Duration // before the first retry, then twice as long each time; 0 for a second
}

// A Fetcher fetches. It is safe for concurrent use.
type Fetcher struct {
	Options
	client *http.Client
	mu     sync.Mutex
	hosts  map[string]*host // by scheme and authority; guarded by mu
}

// A host is a site with its rules.
type host struct {
	once   sync.Once
	pace   *rate.Limiter
	robots *robotstxt.Group // nil allows all
	shut   error            // why nothing may be fetched
}

// tries is how often a request is made, patience how long one may take.
const (
	tries    = 4
	patience = 2 * time.Minute
	maxWait  = 2 * time.Minute
)

// New returns a Fetcher.
func New(o Options) *Fetcher {
	if o.Every == 0 {
		o.Every = time.Second
	}
	if o.Wait == 0 {
		o.Wait = time.Second
	}
	f := &Fetcher{Options: o, hosts: map[string]*host{}}
	dialer := &net.Dialer{Timeout: 30 * time.Second, Control: f.control}
	f.client = &http.Client{
		Timeout: patience,
		Transport: &http.Transport{DialContext: dialer.DialContext, Proxy: o.proxy(), MaxIdleConnsPerHost: 1,
			ResponseHeaderTimeout: time.Minute, ForceAttemptHTTP2: true},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) >= 10 {
				return errors.New("转向超过 10 次")
			}
			return f.admit(r.Context(), r.URL)
		},
	}
	return f
}

// proxy returns the proxy of the environment only where any address is allowed:
// behind one it cannot be told where a connection leads.
func (o Options) proxy() func(*http.Request) (*url.URL, error) {
	if o.Private {
		return http.ProxyFromEnvironment
	}
	return nil
}

// IsURL reports whether a path is one that a Fetcher fetches.
func IsURL(path string) bool {
	return strings.HasPrefix(path, "http://") || strings.HasPrefix(path, "https://")
}

// Get returns the content at an address. An error says in Chinese why it cannot
// be had.
func (f *Fetcher) Get(ctx context.Context, address string) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil {
		return nil, errors.New("网址写法有误：请检查")
	}
	if err := f.admit(ctx, u); err != nil {
		return nil, err
	}
	wait := f.Wait
	for try := 1; ; try++ {
		data, again, err := f.once(ctx, u)
		if err == nil || try == tries || again < 0 {
			return data, err
		}
		select {
		case <-time.After(min(max(wait, again), maxWait)):
			wait *= 2
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// once makes one request. After an error, again says how long to wait at least
// before the next; negative where there is no point in one.
func (f *Fetcher) once(ctx context.Context, u *url.URL) (data []byte, again time.Duration, err error) {
	if err := f.host(u).pace.Wait(ctx); err != nil {
		return nil, -1, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, -1, errors.New("网址写法有误：请检查")
	}
	request.Header.Set("User-Agent", Agent)
	kept := f.recall(u.String())
	if kept != nil {
		kept.ask(request.Header)
	}
	response, err := f.client.Do(request)
	if err != nil {
		return nil, retryable(ctx, err), fmt.Errorf("没有取到：%w", plainly(err))
	}
	defer response.Body.Close()
	switch status := response.StatusCode; {
	case status == http.StatusNotModified && kept != nil:
		data, err := f.content(kept.Hash)
		return data, -1, err
	case status == http.StatusTooManyRequests || status >= 500:
		return nil, retryAfter(response.Header), fmt.Errorf("网站回答 %d：过些时候再试", status)
	case status != http.StatusOK:
		return nil, -1, fmt.Errorf("网站回答 %d：请检查网址", status)
	case response.ContentLength > limits.FileBytes:
		return nil, -1, tooBig()
	}
	data, err = io.ReadAll(io.LimitReader(response.Body, limits.FileBytes+1))
	switch {
	case err != nil:
		return nil, retryable(ctx, err), fmt.Errorf("没有取全：%w", plainly(err))
	case len(data) > limits.FileBytes:
		return nil, -1, tooBig()
	}
	return data, -1, f.remember(u.String(), response.Header, data)
}

func tooBig() error {
	return fmt.Errorf("超过上限 %d MB，没有取", limits.FileBytes>>20)
}

// retryable returns 0 where another try may mend err.
func retryable(ctx context.Context, err error) time.Duration {
	var own refusal
	if ctx.Err() != nil || errors.As(err, &own) {
		return -1
	}
	if d := new(net.DNSError); errors.As(err, &d) && d.IsNotFound {
		return -1
	}
	return 0
}

// retryAfter returns how long a site asks to wait.
func retryAfter(h http.Header) time.Duration {
	s := h.Get("Retry-After")
	if n, err := strconv.Atoi(s); err == nil && n >= 0 {
		return min(time.Duration(n)*time.Second, maxWait)
	}
	if t, err := http.ParseTime(s); err == nil {
		return max(0, min(time.Until(t), maxWait))
	}
	return 0
}

// plainly returns what stands behind the address in an error of the client's.
func plainly(err error) error {
	var own refusal
	if errors.As(err, &own) {
		return own
	}
	if e := new(url.Error); errors.As(err, &e) {
		return e.Err
	}
	return err
}

// A refusal is an error of ours, which no retry mends.
type refusal string

// Error returns the reason.
func (r refusal) Error() string { return string(r) }

// admit says why an address may not be fetched.
func (f *Fetcher) admit(ctx context.Context, u *url.URL) error {
	if u.Scheme != "http" && u.Scheme != "https" {
		return refusal("只取 http 与 https 的网址")
	}
	h := f.host(u)
	h.once.Do(func() { h.robots, h.shut = f.rules(ctx, u, h) })
	if h.shut != nil {
		return h.shut
	}
	if h.robots != nil && !h.robots.Test(u.RequestURI()) {
		return refusal("网站的 robots.txt 不允许取这个网址：请向网站询问，或自行下载")
	}
	return nil
}

// host returns the site of an address.
func (f *Fetcher) host(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	h, ok := f.hosts[key]
	if !ok {
		h = &host{pace: rate.NewLimiter(rate.Every(f.Every), 1)}
		f.hosts[key] = h
	}
	return h
}

// maxRobots is as much of a robots.txt as is read, as RFC 9309 asks for.
const maxRobots = 500 << 10

// rules reads a site's robots.txt. One that is missing allows all; a site that
// cannot be reached, or fails, allows nothing.
func (f *Fetcher) rules(ctx context.Context, u *url.URL, h *host) (*robotstxt.Group, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", Agent)
	bare := &http.Client{Timeout: 30 * time.Second, Transport: f.client.Transport} // redirects need no rules
	response, err := bare.Do(request)
	if err != nil {
		return nil, fmt.Errorf("网站不通：%w", plainly(err))
	}
	defer response.Body.Close()
	if response.StatusCode >= 500 {
		return nil, fmt.Errorf("网站的 robots.txt 回答 %d，视为不允许：过些时候再试", response.StatusCode)
	}
	if response.StatusCode != http.StatusOK {
		return nil, nil
	}
	data, err := io.ReadAll(io.LimitReader(response.Body, maxRobots))
	if err != nil {
		return nil, fmt.Errorf("网站不通：%w", plainly(err))
	}
	robots, err := robotstxt.FromBytes(data)
	if err != nil {
		return nil, nil // what cannot be read forbids nothing
	}
	group := robots.FindGroup(Agent)
	if group.CrawlDelay > f.Every {
		h.pace.SetLimit(rate.Every(min(group.CrawlDelay, maxWait)))
	}
	return group, nil
}

// control refuses connections to addresses that are not public, by whatever
// name or redirect they were reached.
func (f *Fetcher) control(_, address string, _ syscall.RawConn) error {
	if f.Private {
		return nil
	}
	at, err := netip.ParseAddrPort(address)
	if err != nil || !public(at.Addr().Unmap()) {
		return refusal("不是公网地址，没有取：确要取内网的文件，请加 --private")
	}
	return nil
}

// shared are the addresses that carriers share among their customers, and those
// that translate to others.
var shared = []netip.Prefix{netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"), netip.MustParsePrefix("64:ff9b:1::/48")}

func public(a netip.Addr) bool {
	if !a.IsGlobalUnicast() || a.IsPrivate() || a.IsLoopback() || a.IsLinkLocalUnicast() {
		return false
	}
	for _, p := range shared {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
