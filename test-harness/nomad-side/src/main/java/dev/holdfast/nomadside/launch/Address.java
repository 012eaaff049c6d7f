package dev.holdfast.nomadside.launch;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * Where a plugin listens.
 *
 * @param network {@code unix} or {@code tcp}
 * @param address socket path, or host and port
 */
public record Address(String network, String address) {
  public Address {
    if (!network.equals("unix") && !network.equals("tcp")) {
      throw new LaunchException("Unknown address type: " + network);
    }
    if (address.isEmpty()) {
      throw new LaunchException("The handshake names no address.");
    }
  }

  /** The address in the form that a channel dials. */
  public SocketAddress socket() {
    if (network.equals("unix")) {
      return UnixDomainSocketAddress.of(address);
    }
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }
}
