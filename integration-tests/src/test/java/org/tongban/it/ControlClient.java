package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.tongban.harness.control.ControlServer;

/** Turns simulated regions as a tester does from the command line. */
final class ControlClient {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ControlServer control;
  private final Path folder;

  /**
   * @param folder where the token lies
   */
  ControlClient(ControlServer control, Path folder) {
    this.control = control;
    this.folder = folder;
  }

  void put(String path, String json) throws IOException, InterruptedException {
    send(path, request -> request.PUT(HttpRequest.BodyPublishers.ofString(json)));
  }

  void delete(String path) throws IOException, InterruptedException {
    send(path, HttpRequest.Builder::DELETE);
  }

  private void send(String path, UnaryOperator<HttpRequest.Builder> how)
      throws IOException, InterruptedException {
    var token = Files.readString(folder.resolve("control.token"));
    var request =
        HttpRequest.newBuilder(control.address().resolve(path))
            .header("Authorization", "Bearer " + token);
    var reply = client.send(how.apply(request).build(), HttpResponse.BodyHandlers.discarding());
    assertThat(reply.statusCode()).isEqualTo(200);
  }
}
