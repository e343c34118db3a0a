package org.onrecord.web.limits;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whom an address belongs to: of IPv6 that is the network of 64 bits, since its owner may take any
 * address in it.
 */
final class ClientAddress {
  private static final int BYTES_OF_NETWORK = 8;
  private static final int LONGEST = 100;
  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private ClientAddress() {}

  /** The network; or, of what is no IP address, as a proxy may report it, its beginning. */
  static String of(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return address.substring(0, Math.min(address.length(), LONGEST));
    }
    if (bytes.length > NetUtil.LOCALHOST4.getAddress().length) {
      boolean mapped = Arrays.equals(Arrays.copyOf(bytes, MAPPED.length), MAPPED);
      return mapped
          ? NetUtil.bytesToIpAddress(Arrays.copyOfRange(bytes, MAPPED.length, bytes.length))
          : HexFormat.ofDelimiter(":").formatHex(bytes, 0, BYTES_OF_NETWORK) + "/64";
    }
    return NetUtil.bytesToIpAddress(bytes);
  }
}
