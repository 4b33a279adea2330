package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.LoginServiceStandIn;
import org.tongban.it.federation.Twin;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.console.list.TableState;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;
import org.tongban.node.store.NodeDatabase;

/** People who sign in by the authority's own login service, and whoever pretends to. */
@WithFederation
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginServiceIT {
  private static final Pattern ONWARD =
      Pattern.compile("http-equiv=\"refresh\" content=\"0;url=([^\"]+)\"");

  private final Federation federation;
  private LoginServiceStandIn service;
  private Twin node;
  private HttpClient client;
  private String name;

  LoginServiceIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeAll
  void aNodeWithALoginService(@TempDir Path folder) throws Exception {
    service = new LoginServiceStandIn();
    var secret = Files.writeString(folder.resolve("secret"), LoginServiceStandIn.SECRET + "\n");
    var lines =
        """
            issuer: %s
            clientId: %s
            secretFile: %s
            roles: {boss: ADMINISTRATOR, asks: CLERK, looks: READER}
        """
            .formatted(service.issuer(), LoginServiceStandIn.CLIENT, secret);
    node =
        new Twin(
            federation,
            JIASHAN,
            text -> text.replaceFirst("(?s)(\nconsole:\n.*?\n  oidc:\n)", "$1" + lines));
    // a node starts without the service
    assertThat(service.asked()).isEmpty();
  }

  @AfterAll
  void stop() {
    node.close();
    service.close();
  }

  @BeforeEach
  void somebodyNew() {
    client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    var database = federation.part(JIASHAN, NodeDatabase.class);
    JdbcClient.create(database.dataSource()).sql("DELETE FROM console_try").update();
    name = "p-" + UUID.randomUUID().toString().substring(0, 8);
    say(all -> all.claim("roles", List.of("looks")));
  }

  private void say(UnaryOperator<JWTClaimsSet.Builder> more) {
    service.say(all -> more.apply(all.claim("preferred_username", name)));
  }

  private Accounts accounts() {
    return federation.part(JIASHAN, Accounts.class);
  }

  private HttpResponse<String> get(String address) throws IOException, InterruptedException {
    var whole = address.startsWith("/") ? node.api() + address : address;
    return client.send(
        HttpRequest.newBuilder(URI.create(whole)).GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> reply) {
    return reply.headers().firstValue("Location").orElseThrow();
  }

  /** The address that the service sends the browser back to. */
  private String returned() throws Exception {
    return location(get(location(get("/login/with?next=%2Fcatalogue"))));
  }

  private static String onward(HttpResponse<String> page) {
    assertThat(page.statusCode()).isEqualTo(200);
    var found = ONWARD.matcher(page.body());
    assertThat(found.find()).as(page.body()).isTrue();
    return found.group(1).replace("&amp;", "&");
  }

  private String signIn() throws Exception {
    return onward(get(returned()));
  }

  private Person person() {
    return accounts().get(name);
  }

  private void refused(String why) throws Exception {
    assertThat(signIn()).isEqualTo("/login?with=" + why + "&next=%2Fcatalogue");
    assertThat(get("/catalogue").statusCode()).isEqualTo(302);
    assertThat(get("/login?with=" + why).body()).contains("role=\"alert\"");
  }

  @Test
  void whoComesBackIsSignedInAndGoesOnToThePageThatWasWanted() throws Exception {
    // When
    var page = get(returned());

    // Then
    assertThat(onward(page)).isEqualTo("/catalogue");
    assertThat(page.headers().allValues("Set-Cookie"))
        .anyMatch(one -> one.startsWith("tongban-session=") && one.contains("SameSite=Strict"))
        .anyMatch(one -> one.startsWith("tongban-outing=;") && one.contains("Max-Age=0"));
    assertThat(get("/catalogue").body()).contains(name);
    assertThat(person().local()).isFalse();
    assertThat(person().roles()).containsExactly(Role.READER);
  }

  @Test
  void aSessionFromBeforeGetsAnotherId() throws Exception {
    // Given
    signIn();
    var before = cookieOf(get(returned()), "tongban-session=");

    // When
    var after = cookieOf(get(returned()), "tongban-session=");

    // Then
    assertThat(after).isNotEqualTo(before);
  }

  private static String cookieOf(HttpResponse<String> reply, String begin) {
    return reply.headers().allValues("Set-Cookie").stream()
        .filter(one -> one.startsWith(begin))
        .map(one -> one.replaceFirst(";.*", ""))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aReturnWithAForgedStateOrWithoutTheOwnCookieIsRefused() throws Exception {
    // Given
    var forged = returned().replaceFirst("state=.*", "state=forged");
    var elsewhere = HttpClient.newHttpClient();

    // When
    var here = onward(get(forged));
    var there =
        onward(
            elsewhere.send(
                HttpRequest.newBuilder(URI.create(returned())).build(),
                HttpResponse.BodyHandlers.ofString()));

    // Then
    assertThat(List.of(here, there)).allMatch(one -> one.startsWith("/login?with=failed"));
    assertThat(get("/catalogue").statusCode()).isEqualTo(302);
  }

  @Test
  void aCodeIsGoodOnce() throws Exception {
    // Given
    var left = get("/login/with");
    var cookie = cookieOf(left, "tongban-outing=");
    var address = location(get(location(left)));
    assertThat(onward(get(address))).isEqualTo("/");
    var thief = HttpClient.newHttpClient();
    var again = HttpRequest.newBuilder(URI.create(address)).header("Cookie", cookie).build();

    // When
    var page = thief.send(again, HttpResponse.BodyHandlers.ofString());

    // Then
    assertThat(onward(page)).startsWith("/login?with=failed");
    assertThat(onward(get(address))).startsWith("/login?with=failed");
  }

  @Test
  void tokensThatAreNotForThisSignInAreRefused() throws Exception {
    for (UnaryOperator<JWTClaimsSet.Builder> wrong :
        List.<UnaryOperator<JWTClaimsSet.Builder>>of(
            all -> all.claim("nonce", "another"),
            all -> all.claim("nonce", null),
            all -> all.audience("tongban-330421"),
            all -> all.audience(List.of(LoginServiceStandIn.CLIENT, "other")),
            all -> all.issuer("http://localhost:1"),
            all -> all.expirationTime(Date.from(Instant.EPOCH)),
            all -> all.issueTime(null))) {
      say(all -> wrong.apply(all.claim("roles", List.of("looks"))));
      refused("failed");
    }
    assertThat(accounts().list(all()).total()).isZero();
  }

  private TableState all() {
    return new TableState("/system", name, 1, 20, "", false, Map.of());
  }

  @Test
  void aTokenByAKeyThatTheServiceDoesNotPublishIsRefused() throws Exception {
    // Given
    service.signByAnother();

    // When // Then
    refused("failed");
  }

  @Test
  void whoHasNoRoleHereOrNoUnitAsAClerkIsToldSo() throws Exception {
    // When // Then
    say(all -> all.claim("roles", List.of("ADMINISTRATOR", "others")));
    refused("role");
    say(all -> all.claim("roles", List.of("asks")));
    refused("unit");
    say(all -> all.claim("roles", "asks").claim("unit", "civil-affairs"));
    assertThat(signIn()).isEqualTo("/catalogue");
    assertThat(person().unit()).isEqualTo("civil-affairs");
  }

  @Test
  void whoIsLockedOrCalledLikeAUserOfOursStaysOut() throws Exception {
    // Given
    signIn();
    accounts().lock("command", name, true);

    // When // Then
    assertThat(get("/catalogue").statusCode()).isEqualTo(302);
    refused("locked");
    name = "l-" + name;
    accounts().add("command", name, Set.of(Role.READER), "");
    refused("taken");
  }

  @Test
  void aBrowserGoesToAnotherSiteAndBackAndOutAgain() {
    try (var browser = Browser.open(Browser.program().orElseThrow())) {
      // Given
      var page = browser.page(node.api() + "/login?lang=en");

      // When
      page.locator("a[href^='/login/with']").click();
      page.locator("nav.sider").waitFor();
      var in = page.url();
      page.locator("form[action='/logout'] button").click();
      page.locator("#password").waitFor();

      // Then: the other site is localhost, the node 127.0.0.1
      assertThat(in).isEqualTo(node.api() + "/");
      assertThat(page.url()).isEqualTo(node.api() + "/login?out");
      assertThat(page.locator("[role=status]").textContent()).contains("signed out");
      assertThat(service.asked()).contains("/end");
      assertThat(browser.complaints()).isEmpty();
      page.navigate(node.api() + "/catalogue");
      assertThat(page.url()).contains("/login?next=");
    }
  }
}
