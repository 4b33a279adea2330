package org.tongban.node.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.autoconfigure.ssl.PropertiesSslBundle;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.CertificateChain;
import org.tongban.core.seal.DemonstrationAuthority;
import org.tongban.node.api.CallerFilter;
import org.tongban.node.api.Callers;
import org.tongban.node.api.ProblemWriter;
import org.tongban.node.api.WhoCalls;
import org.tongban.node.command.TongbanCommand;
import org.tongban.node.demo.CommandRunner;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.settings.Settings;
import org.tongban.node.settings.SettingsException;
import org.tongban.node.settings.SettingsFile;

/** The web server of the local API with TLS, as a node sets it up, and the filter behind it. */
class ApiTlsTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path folder;
  private final List<KnownCaller> known = new ArrayList<>();
  private AnnotationConfigServletWebServerApplicationContext server;
  private ApiCertificateKeeper keeper;

  @BeforeEach
  void certificates() throws IOException {
    var bureau = authority("bureau", CLOCK.instant());
    issue(bureau, "api");
    issue(bureau, "counter");
    issue(bureau, "unlisted");
    issue(authority("other", CLOCK.instant()), "stranger");
    issue(authority("past", CLOCK.instant().minus(Duration.ofDays(9))), "expired");
    known.add(caller("counter"));
    known.add(caller("expired"));
    known.add(byToken("clerk", "clerk-token"));
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private DemonstrationAuthority authority(String name, Instant made) throws IOException {
    var clock = Clock.fixed(made, CLOCK.getZone());
    var authority = DemonstrationAuthority.create(clock, 2);
    Files.writeString(pem(name), authority.certificatePem());
    return authority;
  }

  private Path pem(String name) {
    return folder.resolve(name + ".crt.pem");
  }

  private Path key(String name) {
    return folder.resolve(name + ".key.pem");
  }

  private void issue(DemonstrationAuthority authority, String name) throws IOException {
    var issued = authority.issue(new MemberCode("310118"), KeyUse.TLS);
    Files.writeString(pem(name), issued.certificatePem());
    Files.writeString(key(name), issued.secretKeyPem());
    Files.setPosixFilePermissions(key(name), PosixFilePermissions.fromString("rw-------"));
  }

  private KnownCaller caller(String name) {
    try {
      var encoded = CertificateChain.read(pem(name)).own().getEncoded();
      var hash = Optional.of(HexFormat.of().formatHex(Digest.sha256(encoded).bytes()));
      return new KnownCaller(
          name,
          "u",
          "o",
          List.of("operator"),
          Optional.empty(),
          hash,
          Optional.empty(),
          Optional.empty());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KnownCaller byToken(String name, String token) {
    var bytes = token.getBytes(StandardCharsets.US_ASCII);
    var hash = Optional.of(HexFormat.of().formatHex(Digest.sha256(bytes).bytes()));
    return new KnownCaller(
        name,
        "u",
        "o",
        List.of("operator"),
        hash,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Settings settings(Map<String, String> overrides, List<Path> clients) {
    try {
      var example = Path.of("../node-config/310118/node.yaml");
      var yaml = Files.readString(example);
      var line = "    # clients: [bureau-authority.crt.pem]\n";
      assertThat(yaml).contains(line);
      var file = folder.resolve("node.yaml");
      Files.writeString(file, yaml.replace(line, "    clients: " + clients + "\n"));
      var all = new HashMap<>(overrides);
      all.put("data", folder.toString());
      return SettingsFile.read(clients.isEmpty() ? example : file, all);
    } catch (SettingsException e) {
      throw new AssertionError(e.problems().toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> tls() {
    return Map.of(
        "api.tls.certificate", pem("api").toString(), "api.tls.key", key("api").toString());
  }

  private void start(Map<String, String> overrides, String... clients) {
    var named = List.of(clients).stream().map(this::pem).toList();
    keeper = new ApiCertificateKeeper(settings(overrides, named));
    var whoCalls = new WhoCalls(new Callers(() -> known, CLOCK), Optional.empty(), CLOCK);
    server = new AnnotationConfigServletWebServerApplicationContext();
    TestPropertyValues.of("server.port=0").applyTo(server);
    server.register(ServletWebServerFactoryAutoConfiguration.class);
    server.registerBean(WebServerFactoryCustomizer.class, () -> new ApiWiring().apiTls(keeper));
    server.registerBean(
        CallerFilter.class, () -> new CallerFilter(whoCalls, new ProblemWriter(), system -> {}));
    server.registerBean(
        ServletRegistrationBean.class, () -> new ServletRegistrationBean<>(new Names(), "/"));
    server.refresh();
  }

  private static final class Names extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("hello " + request.getUserPrincipal().getName());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("application/json");
      var name = request.getUserPrincipal().getName();
      response.getWriter().print("{\"outcome\":\"POSITIVE\",\"from\":\"" + name + "\"}");
    }
  }

  private HttpClient client(Optional<String> shows) {
    var properties = new PemSslBundleProperties();
    properties.getTruststore().setCertificate(pem("bureau").toUri().toString());
    shows.ifPresent(
        name -> {
          properties.getKeystore().setCertificate(pem(name).toUri().toString());
          properties.getKeystore().setPrivateKey(key(name).toUri().toString());
        });
    return HttpClient.newBuilder()
        .sslContext(PropertiesSslBundle.get(properties).createSslContext())
        .build();
  }

  private HttpResponse<String> get(HttpClient client, String token) throws Exception {
    return get(client, "https", token);
  }

  private HttpResponse<String> get(HttpClient client, String scheme, String token)
      throws Exception {
    var address = scheme + "://127.0.0.1:" + server.getWebServer().getPort() + "/api/v1/asks/x";
    var request = HttpRequest.newBuilder(URI.create(address));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String said(String shows, String token) throws Exception {
    var response = get(client(Optional.of(shows)), token);
    return response.statusCode() + " " + response.body();
  }

  @Test
  void aSystemIsKnownByItsCertificateAndAClerkByItsToken() throws Exception {
    // Given
    start(tls(), "bureau");

    // When
    var counter = said("counter", "");
    var clerk = get(client(Optional.empty()), "clerk-token");
    var nobody = get(client(Optional.empty()), "");

    // Then
    assertThat(counter).isEqualTo("200 hello counter");
    assertThat(clerk.body()).isEqualTo("hello clerk");
    assertThat(clerk.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    assertThat(nobody.statusCode()).isEqualTo(401);
  }

  @Test
  void aCertificateOfNoCallerIsRefusedWithItsReason() throws Exception {
    // Given
    start(tls(), "bureau", "expired");

    // When // Then
    assertThat(said("unlisted", "")).startsWith("401").contains("none of a caller");
    assertThat(said("unlisted", "clerk-token")).startsWith("401").contains("none of a caller");
    assertThat(said("expired", "")).startsWith("401").contains("has expired");
    assertThat(said("counter", "clerk-token")).startsWith("401").contains("not one of the system");
  }

  @Test
  void aCertificateOfAnotherAuthorityOpensNoConnection() {
    // Given
    start(tls(), "bureau");

    // When // Then
    assertThatThrownBy(() -> said("stranger", "clerk-token")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> said("expired", "clerk-token")).isInstanceOf(IOException.class);
  }

  @Test
  void whereNoAuthorityIsNamedNoCertificateIsAskedFor() throws Exception {
    // Given
    start(tls());

    // When // Then
    assertThat(said("counter", "")).startsWith("401");
    assertThat(said("counter", "clerk-token")).isEqualTo("200 hello clerk");
  }

  @Test
  void plainHttpIsNotSpokenBesideTls() throws Exception {
    // Given
    start(tls(), "bureau");

    // When // Then
    assertThat(get(HttpClient.newHttpClient(), "http", "clerk-token").statusCode()).isEqualTo(400);
  }

  @Test
  void withoutTheSettingTheApiSpeaksPlainHttp() throws Exception {
    // Given
    start(Map.of());

    // When // Then
    assertThat(get(HttpClient.newHttpClient(), "http", "clerk-token").body())
        .isEqualTo("hello clerk");
  }

  @Test
  void aCertificateThatIsExchangedOnDiskIsShownWithoutARestart() throws Exception {
    // Given
    start(tls(), "bureau");
    var client = client(Optional.of("counter"));
    var before = get(client, "").sslSession().orElseThrow().getPeerCertificates()[0];

    // When
    replace("counter", "api");
    look();
    var after = get(client(Optional.of("counter")), "").sslSession().orElseThrow();

    // Then
    assertThat(after.getPeerCertificates()[0])
        .isNotEqualTo(before)
        .isEqualTo(CertificateChain.read(pem("counter")).own());
    assertThat(get(client, "").body()).as("a connection under way").isEqualTo("hello counter");
  }

  @Test
  void aPairThatIsNoneLeavesTheOldCertificateInForce() throws Exception {
    // Given
    start(tls(), "bureau");
    var old = CertificateChain.read(pem("api")).own();

    // When
    Files.copy(pem("counter"), pem("api"), StandardCopyOption.REPLACE_EXISTING);
    look();
    var shown = get(client(Optional.of("counter")), "").sslSession().orElseThrow();

    // Then
    assertThat(shown.getPeerCertificates()[0]).isEqualTo(old);
    assertThat(keeper.problem().orElseThrow()).startsWith("api.tls.key: is no private key");
  }

  private void replace(String by, String name) throws IOException {
    Files.copy(pem(by), pem(name), StandardCopyOption.REPLACE_EXISTING);
    Files.copy(key(by), key(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private void look() {
    keeper.refresh();
    keeper.refresh();
  }

  @Test
  void theCommandAsksByCertificate() throws IOException {
    // Given
    start(tls(), "bureau");

    // When
    var trusting = ask("--authority=" + pem("bureau"), "--key=" + key("counter"));
    var showing = "--certificate=" + pem("counter");
    var good = ask("--authority=" + pem("bureau"), "--key=" + key("counter"), showing);
    var doubting = ask("--authority=" + pem("other"), "--key=" + key("counter"), showing);
    var noPair = ask("--authority=" + pem("bureau"), "--key=" + key("api"), showing);

    // Then
    assertThat(good.exitCode()).as(good.err()).isZero();
    assertThat(good.out()).contains("\"from\" : \"counter\"");
    assertThat(doubting.exitCode()).isEqualTo(1);
    assertThat(List.of(trusting.exitCode(), noPair.exitCode())).containsOnly(2);
  }

  private CommandRunner.Result ask(String... options) throws IOException {
    var body = Files.writeString(folder.resolve("body.json"), "{}");
    var all = new ArrayList<>(List.of("ask", "certificate.marriage", "--to=330421", "-o=json"));
    all.addAll(List.of("--purpose=P", "--basis=STATUTE:x", "--body=" + body));
    all.add("--node=https://127.0.0.1:" + server.getWebServer().getPort());
    all.addAll(List.of(options));
    return TongbanCommand.inThisProcess(all.toArray(String[]::new));
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws IOException {
    // Given
    Files.setPosixFilePermissions(key("api"), PosixFilePermissions.fromString("rw-r--r--"));

    // When // Then
    assertThatThrownBy(() -> start(tls()))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("may be read by others");
  }

  @Test
  void aRealNodeShowsAndBelievesNoDemonstrationCertificate() {
    // Given
    var real = new HashMap<>(tls());
    real.put("demonstration.allowDemonstrationCertificates", "false");

    // When // Then
    assertThatThrownBy(() -> start(real))
        .isInstanceOf(NotTakenException.class)
        .hasMessageContaining("comes from a demonstration authority");
  }
}
