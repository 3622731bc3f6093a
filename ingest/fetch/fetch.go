// Package fetch gets documents by http and https as a guest should: as the
// site's robots.txt allows, one request at a time to a host and not too many,
// asking for what has changed only, and never from addresses that are not
// public. Several hosts may be asked at once. What it gets is kept by its hash,
// so that a result can be rebuilt without the site.
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
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"

	"gouji/internal/limits"
)

// Agent is the name that sites know us by.
const Agent = "gouji"

// Options direct a Fetcher.
type Options struct {
	Keep    string        // folder of what is fetched
	Every   time.Duration // between two requests to a host; 0 for a second
	Private bool          // addresses that are not public are allowed
	Wait    time.Duration // before the first retry, then twice as long each time; 0 for a second
}

// A Fetcher fetches. It is safe for concurrent use.
type Fetcher struct {
	Options
	client *http.Client
	asking *semaphore.Weighted // of requests that are under way
	mu     sync.Mutex
	hosts  map[string]*host // by scheme and authority; guarded by mu
	turns  map[string]*turn // by authority; guarded by mu
}

// A host is a site with its rules, which are read in the first turn at it.
type host struct {
	*turn
	pace   *rate.Limiter
	met    bool
	robots *robotstxt.Group // nil allows all
	shut   error            // why nothing may be fetched
}

// tries is how often a request is made, patience how long one may take.
const (
	tries    = 4
	patience = 2 * time.Minute
	maxWait  = 2 * time.Minute
	maxHops  = 10 // from one address to the next
)

// New returns a Fetcher, the only one with its folder.
func New(o Options) *Fetcher {
	if o.Every == 0 {
		o.Every = time.Second
	}
	if o.Wait == 0 {
		o.Wait = time.Second
	}
	f := &Fetcher{Options: o, asking: semaphore.NewWeighted(limits.Hosts), hosts: map[string]*host{}, turns: map[string]*turn{}}
	if o.Keep != "" {
		_ = os.RemoveAll(f.halfway()) // by a run that was killed
	}
	dialer := &net.Dialer{Timeout: 30 * time.Second, Control: f.control}
	f.client = &http.Client{
		Timeout: patience,
		Transport: &http.Transport{DialContext: dialer.DialContext, Proxy: o.proxy(), MaxIdleConnsPerHost: 1, MaxIdleConns: 4 * limits.Hosts,
			ResponseHeaderTimeout: time.Minute, ForceAttemptHTTP2: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // another host has its own turn
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

// A want is an address of which the content is wanted.
type want struct {
	address string
	rank    int
	kept    *record // what is had of it already; nil where there is nothing
}

// Fetch keeps the content at an address, and returns its hash. At a host the
// lowest rank comes first. An error says in Chinese why it cannot be had.
func (f *Fetcher) Fetch(ctx context.Context, address string, rank int) (hash string, err error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", misspelt
	}
	w := want{u.String(), rank, f.recall(u.String())}
	got, err := f.ask(ctx, w, u)
	for hops := 1; err == nil && got.next != nil; hops++ {
		if hops > maxHops {
			return "", errors.New("转向超过 10 次：请检查网址")
		}
		if got, err = f.ask(ctx, w, got.next); err != nil {
			err = fmt.Errorf("转向之后：%w", err)
		}
	}
	return got.hash, err
}

// An answer is what a site says to a request. After an error, again says how
// long to wait at least before the next; negative where there is no point in
// one.
type answer struct {
	hash  string
	next  *url.URL // where to ask instead
	again time.Duration
}

// ask asks one host, in its turn, until there is an answer.
func (f *Fetcher) ask(ctx context.Context, w want, u *url.URL) (answer, error) {
	if err := proper(u); err != nil {
		return answer{}, err
	}
	h := f.host(u)
	if err := h.take(ctx, w.rank); err != nil {
		return answer{}, err
	}
	defer h.leave()
	if err := f.admit(ctx, u, h); err != nil {
		return answer{}, err
	}
	wait := f.Wait
	for try := 1; ; try++ {
		a, err := f.once(ctx, w, u, h)
		if err == nil || try == tries || a.again < 0 {
			return a, err
		}
		select {
		case <-time.After(min(max(wait, a.again), maxWait)):
			wait *= 2
		case <-ctx.Done():
			return answer{}, ctx.Err()
		}
	}
}

// once makes one request.
func (f *Fetcher) once(ctx context.Context, w want, u *url.URL, h *host) (answer, error) {
	never := answer{again: -1}
	if err := h.pace.Wait(ctx); err != nil {
		return never, err
	}
	if err := f.asking.Acquire(ctx, 1); err != nil {
		return never, err
	}
	defer f.asking.Release(1)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return never, misspelt
	}
	request.Header.Set("User-Agent", Agent)
	if w.kept != nil {
		w.kept.ask(request.Header)
	}
	response, err := f.client.Do(request)
	if err != nil {
		return answer{again: retryable(ctx, err)}, fmt.Errorf("没有取到：%w", plainly(err))
	}
	defer response.Body.Close()
	next, elsewhere := response.Location()
	switch status := response.StatusCode; {
	case status == http.StatusNotModified && w.kept != nil:
		return answer{hash: w.kept.Hash}, nil
	case redirects(status) && elsewhere == nil:
		return answer{next: next}, nil
	case status == http.StatusTooManyRequests || status >= 500:
		return answer{again: retryAfter(response.Header)}, fmt.Errorf("网站回答 %d：过些时候再试", status)
	case status != http.StatusOK:
		return never, fmt.Errorf("网站回答 %d：请检查网址", status)
	case response.ContentLength > limits.FileBytes:
		return never, tooBig
	}
	body := &source{Reader: response.Body}
	hash, err := f.remember(w.address, response.Header, body)
	if body.err != nil {
		return answer{again: retryable(ctx, body.err)}, fmt.Errorf("没有取全：%w", plainly(body.err))
	}
	return answer{hash, nil, -1}, err
}

func redirects(status int) bool {
	return status >= 301 && status <= 303 || status == 307 || status == 308
}

// A source reads what a site sends, and knows whose fault an error is.
type source struct {
	io.Reader
	err error // the site's
}

// Read reads.
func (s *source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if err != io.EOF {
		s.err = err
	}
	return n, err
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

const misspelt = refusal("网址写法有误：请检查")

var tooBig = refusal(fmt.Sprintf("超过上限 %d MB，没有取", limits.FileBytes>>20))

// proper says why there is nothing to be asked for at an address.
func proper(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https":
		return refusal("只取 http 与 https 的网址")
	case u.Host == "" || u.User != nil:
		return misspelt
	}
	return nil
}

// admit says why an address may not be fetched.
func (f *Fetcher) admit(ctx context.Context, u *url.URL, h *host) error {
	if !h.met {
		h.robots, h.shut = f.rules(ctx, u, h)
		h.met = ctx.Err() == nil
	}
	if h.shut != nil {
		return h.shut
	}
	if h.robots != nil && !h.robots.Test(u.RequestURI()) {
		return refusal("网站的 robots.txt 不允许取这个网址：请向网站询问，或自行下载")
	}
	return nil
}

// host returns the site of an address. Sites of one authority share its turn.
func (f *Fetcher) host(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	authority := strings.ToLower(u.Host)
	key := u.Scheme + "://" + authority
	h, ok := f.hosts[key]
	if !ok {
		if f.turns[authority] == nil {
			f.turns[authority] = new(turn)
		}
		h = &host{turn: f.turns[authority], pace: rate.NewLimiter(rate.Every(f.Every), 1)}
		f.hosts[key] = h
	}
	return h
}

// maxRobots is as much of a robots.txt as is read, as RFC 9309 asks for.
const maxRobots = 500 << 10

// rules reads a site's robots.txt. One that is missing allows all; a site that
// cannot be reached, or fails, allows nothing.
func (f *Fetcher) rules(ctx context.Context, u *url.URL, h *host) (*robotstxt.Group, error) {
	if err := f.asking.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer f.asking.Release(1)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, u.Scheme+"://"+u.Host+"/robots.txt", nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", Agent)
	bare := &http.Client{Timeout: 30 * time.Second, Transport: f.client.Transport} // redirects need no rules, and take no turns: robots.txt is small
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
