package org.onrecord.exchange.subscriptions;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of IP addresses in CIDR form, such as {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param network the address, 4 or 16 bytes
 * @param prefix number of leading bits that the addresses of the range share
 */
record AddressRange(byte[] network, int prefix) {
  private static final String LITERAL = "[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

  /**
   * Parses the CIDR form.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static AddressRange parse(String text) {
    String[] parts = text.strip().split("/", -1);
    if (parts.length != 2 || !parts[0].matches(LITERAL) || !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException(text + " is not a network in CIDR form");
    }
    try {
      byte[] network = InetAddress.getByName(parts[0]).getAddress();
      int prefix = Integer.parseInt(parts[1]);
      if (prefix > network.length * Byte.SIZE) {
        throw new IllegalArgumentException(text + " has too long a prefix");
      }
      return new AddressRange(network, prefix);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text + " is not a network in CIDR form", e);
    }
  }

  /** True if an address of the same family is in the range. */
  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    int rest = network.length * Byte.SIZE - prefix;
    return bytes.length == network.length
        && new BigInteger(1, bytes)
            .shiftRight(rest)
            .equals(new BigInteger(1, network).shiftRight(rest));
  }
}
