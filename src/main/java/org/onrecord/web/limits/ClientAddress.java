package org.onrecord.web.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Reduces a client address to the part that identifies its owner: an IPv6 address to its /64
 * network, in which the owner may use any address.
 */
final class ClientAddress {
  private static final int NETWORK_BYTES = 8;
  private static final int MAX_LENGTH = 100;
  private static final byte[] IPV4_MAPPED_PREFIX = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private ClientAddress() {}

  /** The network. Other identifiers that a proxy reports are cut to 100 characters. */
  static String of(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return address.substring(0, Math.min(address.length(), MAX_LENGTH));
    }
    if (bytes.length > NetUtil.LOCALHOST4.getAddress().length) {
      boolean mapped =
          Arrays.equals(Arrays.copyOf(bytes, IPV4_MAPPED_PREFIX.length), IPV4_MAPPED_PREFIX);
      return mapped
          ? NetUtil.bytesToIpAddress(
              Arrays.copyOfRange(bytes, IPV4_MAPPED_PREFIX.length, bytes.length))
          : HexFormat.ofDelimiter(":").formatHex(bytes, 0, NETWORK_BYTES) + "/64";
    }
    return NetUtil.bytesToIpAddress(bytes);
  }
}
