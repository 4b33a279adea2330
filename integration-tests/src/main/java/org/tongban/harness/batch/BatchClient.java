package org.tongban.harness.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.tongban.core.message.StrictJson;
import org.tongban.node.demo.DemoLayout;
import org.tongban.node.demo.register.Region;

/** A region's local system that asks who of many people receives assistance. */
public final class BatchClient {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String WHY =
      "purpose=ASSISTANCE_REVIEW&basisType=STATUTE&basisRef="
          + URLEncoder.encode("社会救助暂行办法 第五十八条", StandardCharsets.UTF_8);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;
  private final String token;

  /**
   * @throws IOException when its token can't be read
   */
  public BatchClient(DemoLayout layout, Region from) throws IOException {
    this.api = URI.create(layout.api(from));
    this.token = Files.readString(layout.token(from)).strip();
  }

  /** A row of a batch, in a case of its own: the same question twice is answered once. */
  public static String row(int number, String idNumber, String name) {
    var json = JsonNodeFactory.instance.objectNode().put("case", "JZ-" + number);
    json.putObject("body").putObject("subject").put("idNumber", idNumber).put("name", name);
    return new String(StrictJson.write(json), StandardCharsets.UTF_8);
  }

  /** The bytes of rows. */
  public static byte[] lines(List<String> rows) {
    return rows.stream().collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Has the rows asked of a region.
   *
   * @return where the batch is
   * @throws IOException when the node can't be reached
   * @throws IllegalStateException when it replies otherwise, here and below
   */
  public URI begin(Region to, byte[] lines) throws IOException {
    return begin("to=" + to.code() + "&" + WHY, lines);
  }

  /** The same where each row says whom it is for. */
  public URI begin(byte[] lines) throws IOException {
    return begin(WHY, lines);
  }

  private URI begin(String common, byte[] lines) throws IOException {
    var request =
        to(api.resolve("/api/v1/batches/assistance.status?" + common))
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(lines));
    return api.resolve(send(request, 202).headers().firstValue("Location").orElseThrow());
  }

  /** How far it has come. */
  public JsonNode batch(URI address) throws IOException {
    return StrictJson.parse(send(to(address), 200).body());
  }

  /** What became of the rows that are settled. */
  public List<JsonNode> results(URI address) throws IOException {
    return lines(URI.create(address + "/results"));
  }

  /** What was wrong with rows. */
  public List<JsonNode> faults(URI address) throws IOException {
    return lines(URI.create(address + "/errors"));
  }

  /** The proof of one row's answer, alone. */
  public byte[] proof(JsonNode result) throws IOException {
    var path =
        "/api/v1/exchanges/"
            + result.path("exchange").asText()
            + "/proof?item="
            + result.path("item").asInt();
    return send(to(api.resolve(path)), 200).body();
  }

  private List<JsonNode> lines(URI address) throws IOException {
    var body = send(to(address), 200).body();
    return new String(body, StandardCharsets.UTF_8)
        .lines()
        .map(line -> StrictJson.parse(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private HttpRequest.Builder to(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, int status) throws IOException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofByteArray());
      if (response.statusCode() != status) {
        throw new IllegalStateException(
            response.uri().getPath() + " replied " + response.statusCode());
      }
      return response;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
