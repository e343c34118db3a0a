package org.onrecord.exchange.subscriptions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client that sends messages connects only where it may. */
class TargetClientTest {
  private static final TargetRules PUBLIC_ONLY = TargetRules.of(List.of("http"));
  private static final TargetRules LOCAL = TargetRules.of(List.of("127.0.0.1/32", "http"));
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final byte[] BODY = "{\"type\":\"test\"}".getBytes(UTF_8);

  /** The service that must not be reached; each spelling has its port. */
  private static final List<String> PRIVATE_HOSTS =
      List.of(
          "127.0.0.1",
          "127.0.0.2",
          "127.1",
          "127.0.1",
          "2130706433",
          "0x7f000001",
          "0X7F000001",
          "0x7f.1",
          "0x7f.0.0.1",
          "0177.0.0.1",
          "0177.1",
          "017700000001",
          "127.0.0.01",
          "127.000.000.001",
          "00127.0.0.1",
          "127.0.0.1.",
          "0.0.0.0",
          "0",
          "0x0",
          "localhost",
          "LOCALHOST",
          "localhost.",
          "10.0.0.1",
          "10.255.255.255",
          "172.16.0.1",
          "172.31.255.255",
          "192.168.0.1",
          "3232235521",
          "0xc0a80001",
          "169.254.1.1",
          "169.254.169.254",
          "2852039166",
          "0xa9fea9fe",
          "0251.0376.0251.0376",
          "169.254.43518",
          "100.64.0.1",
          "100.100.100.200",
          "168.63.129.16",
          "192.0.0.170",
          "192.0.2.1",
          "192.88.99.1",
          "198.18.0.1",
          "198.51.100.7",
          "203.0.113.9",
          "224.0.0.1",
          "239.255.255.255",
          "240.0.0.1",
          "255.255.255.255",
          "[::1]",
          "[0:0:0:0:0:0:0:1]",
          "[::]",
          "[::127.0.0.1]",
          "[::ffff:127.0.0.1]",
          "[::ffff:7f00:1]",
          "[0:0:0:0:0:ffff:169.254.169.254]",
          "[64:ff9b::127.0.0.1]",
          "[64:ff9b::7f00:1]",
          "[64:ff9b:1::a00:1]",
          "[2002:7f00:1::]",
          "[2002:a9fe:a9fe::1]",
          "[2001:0:7f00:1::]",
          "[2001:db8::1]",
          "[3fff::1]",
          "[fc00::1]",
          "[fd00:ec2::254]",
          "[fe80::1]",
          "[fe80::1%25lo]",
          "[fec0::1]",
          "[ff02::1]",
          "[100::1]");

  private static Vertx vertx;
  private final List<AutoCloseable> opened = new ArrayList<>();

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
  }

  private StubTarget target() {
    StubTarget target = new StubTarget();
    opened.add(target);
    return target;
  }

  private TargetAnswer post(String url, TargetRules rules, HostResolver resolver) {
    TargetClient client = new TargetClient(vertx, rules, resolver, TIMEOUT);
    opened.add(client);
    return client.post(url, Map.of("webhook-id", "msg_1"), BODY).toCompletableFuture().join();
  }

  /** Answers the lookups one after the other, then the last one again. */
  private static HostResolver answering(AtomicInteger lookups, String... addresses) {
    Iterator<String> next = List.of(addresses).iterator();
    String[] last = {null};
    return host -> {
      lookups.incrementAndGet();
      last[0] = next.hasNext() ? next.next() : last[0];
      return List.of(InetAddress.getByName(last[0]));
    };
  }

  @Test
  void no_spelling_of_an_address_that_is_not_public_is_connected_to() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0)) {
      everywhere.setSoTimeout(300);
      assertTrue(PRIVATE_HOSTS.size() >= 60);
      for (String host : PRIVATE_HOSTS) {
        String url = "http://" + host + ":" + everywhere.getLocalPort() + "/";
        TargetAnswer answer = post(url, PUBLIC_ONLY, HostResolver.SYSTEM);
        assertNull(answer.status(), url);
        assertTrue(
            answer.error().startsWith("The URL ") || answer.error().startsWith("The host "),
            url + ": " + answer.error());
      }
      assertNoConnection(everywhere);
    }
  }

  private static void assertNoConnection(ServerSocket server) throws IOException {
    try {
      server.accept();
      throw new AssertionError("A connection was opened");
    } catch (SocketTimeoutException expected) {
      // None was opened.
    }
  }

  @Test
  void urls_with_credentials_other_schemes_and_fragments_are_refused() {
    for (String url :
        List.of(
            "http://user@example.org/",
            "http://user:password@example.org/",
            "http://@example.org/",
            "http://127.0.0.1@example.org/",
            "http://example.org#@127.0.0.1/",
            "ftp://example.org/",
            "file:///etc/passwd",
            "gopher://127.0.0.1/",
            "http:///path",
            "http:127.0.0.1",
            "http://example.org:0/",
            "http://example.org:65536/",
            "http://ex ample.org/",
            "http://example.org\\@127.0.0.1/",
            "http://%31%32%37.0.0.1/",
            "http://１２７.0.0.1/")) {
      TargetAnswer answer = post(url, PUBLIC_ONLY, host -> fail(host));
      assertNull(answer.status(), url);
      assertTrue(answer.error().startsWith("The URL "), url + ": " + answer.error());
    }
    assertEquals(
        List.of("must start with https"), TargetRules.of(List.of()).faults("http://example.org/"));
    assertEquals(List.of(), TargetRules.of(List.of()).faults("https://example.org/a?b=c"));
  }

  private static List<InetAddress> fail(String host) {
    throw new AssertionError(host + " was looked up");
  }

  @Test
  void a_name_with_an_address_that_is_not_public_is_refused() {
    HostResolver both =
        host -> List.of(InetAddress.getByName("192.31.195.1"), InetAddress.getByName("10.0.0.1"));
    assertEquals(
        "The host has an address that is not public; the operator can allow its network with ONRECORD_SUBSCRIPTIONS_ALLOW.",
        post("http://example.org/", PUBLIC_ONLY, both).error());
  }

  @Test
  void the_address_that_was_checked_is_the_one_connected_to() {
    StubTarget target = target();
    AtomicInteger lookups = new AtomicInteger();
    // The second address has no server: a second lookup would lead there.
    HostResolver rebinding = answering(lookups, "127.0.0.1", "127.0.0.77");
    String url = target.url("/in?a=b").replace("127.0.0.1", "hooks.example.org");
    TargetAnswer answer = post(url, LOCAL, rebinding);
    assertEquals(200, answer.status());
    assertEquals(1, lookups.get());
    assertEquals("/in?a=b", target.received().get(0).path());
    assertTrue(target.received().get(0).header("host").startsWith("hooks.example.org:"));
  }

  @Test
  void a_name_that_turns_to_an_address_that_is_not_public_is_refused() {
    StubTarget target = target();
    AtomicInteger lookups = new AtomicInteger();
    HostResolver rebinding = answering(lookups, "127.0.0.1", "127.0.0.2");
    String url = target.url("/").replace("127.0.0.1", "hooks.example.org");
    assertEquals(200, post(url, LOCAL, rebinding).status());
    assertNull(post(url, LOCAL, rebinding).status());
    assertEquals(1, target.received().size());
  }

  @Test
  void redirects_are_not_followed() {
    StubTarget inner = target();
    StubTarget target = target();
    for (int status : List.of(301, 302, 303, 307, 308)) {
      target.answer(
          message ->
              new StubTarget.Answer(status, Map.of("Location", inner.url("/secret")), "", 0));
      TargetAnswer answer = post(target.url("/"), LOCAL, HostResolver.SYSTEM);
      assertEquals(status, answer.status());
      assertTrue(!answer.isSuccess());
    }
    assertEquals(List.of(), inner.received());
  }

  @Test
  void only_the_start_of_an_answer_is_read() {
    StubTarget target = target();
    target.answer(message -> new StubTarget.Answer(500, Map.of(), "é😀".repeat(1_000_000), 0));
    TargetAnswer answer = post(target.url("/"), LOCAL, HostResolver.SYSTEM);
    assertEquals(500, answer.status());
    assertEquals("é😀".repeat(500), answer.excerpt());
  }

  @Test
  void a_target_that_does_not_answer_is_given_up() {
    StubTarget target = target();
    target.answer(message -> new StubTarget.Answer(200, Map.of(), "", 10_000));
    TargetAnswer answer = post(target.url("/"), LOCAL, HostResolver.SYSTEM);
    assertEquals("The target did not answer in time.", answer.error());
    assertTrue(answer.latency().compareTo(TIMEOUT) >= 0);
  }

  @Test
  void failures_to_connect_are_explained() {
    assertEquals(
        "The host has no address.",
        post(
                "http://nowhere.example.org/",
                LOCAL,
                host -> {
                  throw new UnknownHostException(host);
                })
            .error());
    assertEquals(
        "The connection was refused or timed out.",
        post("http://127.0.0.1:9/", LOCAL, HostResolver.SYSTEM).error());
    assertNotNull(
        post(target().url("/").replace("http", "https"), LOCAL, HostResolver.SYSTEM).error());
  }

  @Test
  void public_addresses_are_allowed() throws UnknownHostException {
    for (String address :
        List.of("1.1.1.1", "8.8.8.8", "172.32.0.1", "2606:4700::1111", "2a00::1")) {
      assertTrue(PublicAddresses.include(InetAddress.getByName(address)), address);
    }
  }
}
