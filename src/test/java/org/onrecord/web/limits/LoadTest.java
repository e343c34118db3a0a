package org.onrecord.web.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.onrecord.fixtures.AdminKeyFilter;

/** Under overload the service rejects excess requests and completes the others. */
@QuarkusTest
@TestProfile(TightLimitsProfile.class)
@Timeout(60)
class LoadTest {
  @Inject DataSource source;

  private final ConcurrentClient caller = new ConcurrentClient();

  /** Locks a table, so that all who read or write it wait. */
  private Connection locked(String table) throws SQLException {
    Connection connection = source.getConnection();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("lock table " + table + " in access exclusive mode");
    }
    return connection;
  }

  private static void release(Connection connection) throws SQLException {
    connection.rollback();
    connection.close();
  }

  @Test
  void excess_requests_are_rejected_and_queued_ones_succeed() throws Exception {
    Connection lock = locked("quote");
    List<CompletableFuture<ConcurrentClient.Answer>> waiting =
        new ArrayList<>(caller.getAtOnce("/quotes", TightLimitsProfile.REQUESTS));
    try {
      awaitBlocked(TightLimitsProfile.REQUESTS);
      waiting.add(caller.start("/quotes"));
      Thread.sleep(AdmissionQueue.STANDING.plusMillis(100).toMillis());
      ConcurrentClient.Answer refused = caller.get("/actors");
      assertEquals(503, refused.status());
      assertEquals("overloaded", refused.type());
      assertEquals("1", refused.header("Retry-After"));
      assertEquals("application/problem+json", refused.header("Content-Type"));
      assertEquals("overloaded", caller.post("/actors", "{}").type());
      assertEquals(200, caller.get("/q/health/live").status());
      assertEquals(200, caller.get("/q/openapi").status());
      assertTrue(
          waiting.stream().noneMatch(CompletableFuture::isDone), "the other requests still wait");
    } finally {
      release(lock);
    }
    assertEquals(Collections.nCopies(TightLimitsProfile.REQUESTS + 1, 200), statuses(waiting));
    assertEquals(200, caller.get("/actors").status());
  }

  @Test
  void the_service_is_not_ready_while_no_request_is_answered() throws Exception {
    awaitReadiness(200);
    Connection lock = locked("quote");
    try {
      caller.getAtOnce("/quotes", TightLimitsProfile.REQUESTS);
      ConcurrentClient.Answer ready = awaitReadiness(503);
      assertTrue(ready.body().contains("Requests are answered"), ready::body);
      assertEquals(200, caller.get("/q/health/live").status());
    } finally {
      release(lock);
    }
    awaitReadiness(200);
  }

  private ConcurrentClient.Answer awaitReadiness(int status) throws Exception {
    ConcurrentClient.Answer answer = caller.get("/q/health/ready");
    while (answer.status() != status) {
      Thread.sleep(20);
      answer = caller.get("/q/health/ready");
    }
    return answer;
  }

  private void awaitBlocked(int requests) throws Exception {
    try (Connection connection = source.getConnection();
        PreparedStatement waiting =
            connection.prepareStatement("select count(*) from pg_locks where not granted")) {
      for (int blocked = 0; blocked < requests; ) {
        Thread.sleep(20);
        try (ResultSet result = waiting.executeQuery()) {
          result.next();
          blocked = result.getInt(1);
        }
      }
    }
  }

  private static List<Integer> statuses(List<CompletableFuture<ConcurrentClient.Answer>> answers) {
    return answers.stream().map(answer -> answer.join().status()).toList();
  }

  @Test
  void a_lock_wait_times_out() throws Exception {
    Connection lock = locked("quote");
    try {
      ConcurrentClient.Answer answer = caller.get("/quotes");
      assertEquals(503, answer.status());
      assertEquals("timed-out", answer.type());
      assertEquals("1", answer.header("Retry-After"));
    } finally {
      release(lock);
    }
    assertEquals(200, caller.get("/quotes").status());
  }

  @Test
  void a_statement_timeout_changes_nothing() throws Exception {
    run(
        "create function dawdle() returns trigger language plpgsql as 'begin perform pg_sleep(20); return new; end'");
    run("create trigger dawdling after insert on actor for each row execute function dawdle()");
    try {
      ConcurrentClient.Answer answer =
          caller.post("/actors", "{\"name\":\"Somebody Slow\",\"kind\":\"person\"}");
      assertEquals(503, answer.status());
      assertEquals("timed-out", answer.type());
      assertEquals("1", answer.header("Retry-After"));
    } finally {
      run("drop trigger dawdling on actor");
      run("drop function dawdle");
    }
    assertEquals("{\"items\":[]}", caller.get("/actors?q=Somebody%20Slow").body());
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void uploads_do_not_block_other_requests() throws Exception {
    List<Socket> uploads = new ArrayList<>();
    try {
      for (int i = 0; i < TightLimitsProfile.UPLOADS; i++) {
        uploads.add(
            begin(
                "POST /imports",
                "Content-Type: application/x-ndjson",
                "Transfer-Encoding: chunked"));
      }
      Thread.sleep(300);
      try (Socket more =
          begin(
              "POST /imports",
              "Content-Type: application/x-ndjson",
              "Transfer-Encoding: chunked")) {
        String answer = read(more);
        assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
        assertTrue(answer.contains("urn:onrecord:problem:overloaded"), answer);
      }
      assertEquals(200, caller.get("/actors").status());
      assertEquals(400, caller.post("/actors", "{}").status());
    } finally {
      for (Socket upload : uploads) {
        upload.close();
      }
    }
  }

  @Test
  void the_connection_of_a_slow_sender_is_closed() throws Exception {
    for (String length :
        List.of("Content-Length: 1000", "Content-Length: 1000000", "Transfer-Encoding: chunked")) {
      try (Socket slow = begin("POST /actors", "Content-Type: application/json", length)) {
        assertEquals("", read(slow), length);
      }
    }
    assertEquals(200, caller.get("/actors").status());
  }

  private static Socket begin(String request, String... headers) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(15_000);
    String head =
        "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\n\r\n"
            .formatted(request, AdminKeyFilter.BEARER, String.join("\r\n", headers));
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Reads the first bytes of the response, empty if the connection is closed. */
  private static String read(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] buffer = new byte[8192];
    int length = in.read(buffer);
    return length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.UTF_8);
  }
}
