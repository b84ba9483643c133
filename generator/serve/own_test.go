package serve

import (
	"net"
	"path/filepath"
	"testing"

	"casebook/generator/session"
)

// A server that all computers of an office reach is called by its number: a name could be any foreign
// site's that leads here.
func TestServerOnAllAddressesAnswersToNumbers(t *testing.T) {
	addr := &net.TCPAddr{IP: net.IPv4zero, Port: 8000}
	s := &server{addr: addr, hosts: hostsOf(addr)}
	for host, want := range map[string]bool{
		"localhost:8000": true, "127.0.0.1:8000": true, "192.168.1.7:8000": true, "[::1]:8000": true,
		"example.com:8000": false, "192.168.1.7:80": false, "192.168.1.7": false, "": false,
	} {
		if got := s.mine(host); got != want {
			t.Errorf("%q is answered: %t", host, got)
		}
	}
}

// The first start of the program may be a look at the handbook.
func TestHandbookIsMadeWithoutACacheFolder(t *testing.T) {
	opt := session.Options{CacheDir: filepath.Join(t.TempDir(), "not", "yet")}
	dir, err := handbookFolder(opt)
	if err != nil {
		t.Fatal(err)
	}
	if made, err := makeHandbook(t.Context(), dir, opt); err != nil || made == nil {
		t.Errorf("%v", err)
	}
}
