package org.onrecord.exchange.subscriptions;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses are public, by the registries of special-purpose addresses of IANA (RFC
 * 6890). Others lead into the network of the operator, such as to the metadata of a cloud.
 */
final class PublicAddresses {
  private static final List<AddressRange> SPECIAL_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          // The metadata and platform services of clouds.
          "168.63.129.16/32",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.31.196.0/24",
          "192.52.193.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "192.175.48.0/24",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          // Multicast, reserved and broadcast.
          "224.0.0.0/3");

  /** Only these are assigned to public hosts. IPv4-mapped, NAT64 and local addresses are others. */
  private static final AddressRange GLOBAL_V6 = AddressRange.parse("2000::/3");

  private static final List<AddressRange> SPECIAL_V6 =
      // IETF protocols with Teredo, documentation, 6to4, an anycast service, and documentation.
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20");

  private PublicAddresses() {}

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(AddressRange::parse).toList();
  }

  /** True if the address is that of a public host. */
  static boolean include(InetAddress address) {
    boolean v4 = address instanceof Inet4Address;
    return (v4 || GLOBAL_V6.contains(address))
        && (v4 ? SPECIAL_V4 : SPECIAL_V6).stream().noneMatch(range -> range.contains(address));
  }
}
