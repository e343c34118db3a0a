package org.onrecord.given;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Requests of which every byte matters. They come from an admin. */
public final class Wire {
  private static final int PATIENCE = 20_000;

  private Wire() {}

  /** What came back. */
  public record Answer(int status, String head, String body) {
    /** The body. */
    public JsonBody json() {
      return JsonBody.of(body);
    }
  }

  /** Sends a request without a body; lines end as HTTP wants it. */
  public static Answer send(String requestLine, String... headers) throws IOException {
    return send(requestLine, new byte[0], headers);
  }

  /** Sends a request whose headers say nothing of its body but what is given here. */
  public static Answer send(String requestLine, byte[] body, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(PATIENCE);
      StringBuilder head = new StringBuilder(requestLine).append("\r\n");
      for (String header : headers) {
        head.append(header).append("\r\n");
      }
      head.append("Authorization: ").append(DevKey.BEARER).append("\r\n");
      head.append("Connection: close\r\n\r\n");
      OutputStream out = socket.getOutputStream();
      out.write(head.toString().getBytes(ISO_8859_1));
      write(out, body);
      return read(socket);
    }
  }

  /** The service may have answered and closed before all was sent. */
  private static void write(OutputStream out, byte[] body) {
    try {
      out.write(body);
      out.flush();
    } catch (IOException e) {
      // What it answered is read nevertheless.
    }
  }

  private static Answer read(Socket socket) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
        all.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (all.size() == 0) {
        throw e;
      }
    }
    String answer = all.toString(UTF_8);
    int end = answer.indexOf("\r\n\r\n");
    String head = answer.substring(0, end);
    return new Answer(Integer.parseInt(head.split(" ")[1]), head, answer.substring(end + 4));
  }
}
