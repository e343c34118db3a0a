package org.onrecord.query.export;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.onrecord.fixtures.AdminKeyFilter;

/** An HTTP/1.1 client on a raw socket that reads the start of a response and pauses. */
final class PausedDownload implements Closeable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int START_BYTES = 1000;

  private final Socket socket = new Socket();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();

  private PausedDownload(String path, String accept, String coding) throws IOException {
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), RestAssured.port));
    socket.setSoTimeout(TIMEOUT_MILLIS);
    String head =
        """
        GET %s HTTP/1.1
        Host: localhost
        Accept: %s
        Accept-Encoding: %s
        Authorization: %s

        """
            .formatted(path, accept, coding, AdminKeyFilter.BEARER)
            .replace("\n", "\r\n");
    socket.getOutputStream().write(head.getBytes(ISO_8859_1));
    received.writeBytes(socket.getInputStream().readNBytes(START_BYTES));
  }

  /** Sends a request and reads the first 1,000 bytes of the response. */
  static PausedDownload start(String path, String accept, String coding) throws IOException {
    return new PausedDownload(path, accept, coding);
  }

  /** The bytes received so far, head and chunk lengths included. */
  String received() {
    return received.toString(ISO_8859_1);
  }

  /** Reads the rest, until the service closes the connection. */
  String readToEnd() throws IOException {
    try (InputStream in = socket.getInputStream()) {
      byte[] buffer = new byte[64 * 1024];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        received.write(buffer, 0, n);
      }
    }
    return received();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
