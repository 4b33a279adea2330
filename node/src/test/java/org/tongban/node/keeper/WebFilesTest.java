package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Web servers that would hold a node up. */
@Timeout(30)
class WebFilesTest {
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
  private final WebFiles web = new WebFiles(Duration.ofMillis(500));
  private ServerSocket server;

  @BeforeEach
  void aServer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private String address() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** Sends the text, and then a letter now and then until nobody listens any more. */
  private void drip(String text) {
    var thread =
        new Thread(
            () -> {
              try (var socket = server.accept()) {
                var out = socket.getOutputStream();
                out.write(text.getBytes(StandardCharsets.US_ASCII));
                while (!server.isClosed()) {
                  out.write('x');
                  out.flush();
                  LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
              } catch (IOException e) {
                // the node has hung up
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Test
  void aBodyThatDripsIsGivenUp() {
    // Given
    drip(HEAD);

    // Then
    assertThatThrownBy(() -> web.get(address(), "directory.jws"))
        .isInstanceOf(IOException.class)
        .hasMessage("directory.jws: the server takes too long");
  }

  @Test
  void aHeadThatDripsIsGivenUp() {
    // Given
    drip("HTTP/1.1 200 OK\r\nX-Long: ");

    // Then
    assertThatThrownBy(() -> web.get(address(), "directory.jws"))
        .isInstanceOf(IOException.class)
        .hasMessage("directory.jws: the server takes too long");
  }

  @Test
  void aServerThatIsNotThereIsSaidInWords() throws IOException {
    // Given
    var address = address();
    server.close();

    // Then
    assertThatThrownBy(() -> web.get(address, "directory.jws"))
        .isInstanceOf(IOException.class)
        .hasMessage("directory.jws: can't be fetched (ConnectException)");
  }
}
