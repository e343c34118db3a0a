package org.onrecord.exchange.subscriptions;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Resolves the names of hosts. */
@FunctionalInterface
interface HostResolver {
  /** The resolver of the operating system. */
  HostResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

  /**
   * The addresses of a host, at least one.
   *
   * @param host a name or an address, without brackets
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;
}
