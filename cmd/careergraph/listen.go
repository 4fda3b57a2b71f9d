package main

import (
	"net"
	"strconv"
)

// checkListen refuses every address but those of this machine: without
// authentication nobody else is let in.
func checkListen(address string) error {
	host, port, err := net.SplitHostPort(address)
	if n, perr := strconv.Atoi(port); err != nil || perr != nil || n < 0 || n > 65535 {
		return usagef("listen must be an address such as 127.0.0.1:8080, not %q", address)
	}
	if ip := net.ParseIP(host); host == "localhost" || ip != nil && ip.IsLoopback() {
		return nil
	}
	return usagef("listen must be an address of this machine such as 127.0.0.1:%s, not %q: there is no authentication, so nobody else is let in", port, address)
}
