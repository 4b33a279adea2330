package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.JIASHAN;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.console.ConsolePaths;
import org.tongban.node.console.Needs;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Role;

/** What the console lets nobody do who speaks HTTP to it without a browser's manners. */
@WithFederation
class ConsoleSafetyIT {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final String ROOM = "org.tongban.node.console";

  private final Federation federation;
  private HttpClient client;
  private String home;

  ConsoleSafetyIT(Federation federation) {
    this.federation = federation;
  }

  @BeforeEach
  void aClientWithoutCookies() {
    client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    home = federation.layout().api(JIASHAN);
  }

  @Test
  void eachAddressIsGuardedByExactlyOneOfTheTwo() {
    // Given
    var mapped =
        federation
            .part(JIASHAN, DispatcherServlet.class)
            .getWebApplicationContext()
            .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
            .getHandlerMethods();

    // Then
    mapped.forEach(
        (info, method) -> {
          boolean console =
              method.getBeanType().getPackageName().startsWith(ROOM)
                  && !method.getBeanType().isAnnotationPresent(RestController.class);
          for (var pattern : info.getPatternValues()) {
            boolean forwardedOnly = pattern.equals("/error/console");
            assertThat(ConsolePaths.hold(pattern.replaceAll("\\{[^}]+}", "x")))
                .as(pattern)
                .isEqualTo(console && !forwardedOnly);
          }
          boolean reads =
              info.getMethodsCondition().getMethods().stream()
                  .allMatch(verb -> verb.name().equals("GET"));
          if (console && !reads) {
            assertThat(method.hasMethodAnnotation(Needs.class)).as("%s", method).isTrue();
          }
        });
    assertThat(mapped.values()).anyMatch(one -> one.getBeanType().getPackageName().equals(ROOM));
  }

  @ParameterizedTest
  @CsvSource({
    "/, 302",
    "/system, 302",
    "/%73ystem, 302",
    "/system/users/x, 302",
    "/system/nothing, 302",
    "/system;a=b, 400",
    "/system/../actuator/prometheus, 401",
    "/systems, 401",
    "/error/console, 401",
    "/actuator/prometheus, 401",
    "/api/v1/exchanges/x, 401",
    "/assets/own/console.css, 200",
    "/assets/own/../Console.properties, 400",
    "/assets/lib/%2e%2e/%2e%2e/application.yaml, 401",
    "/assets/lib/nothing, 404",
    "/login, 200"
  })
  void aStrangerSeesTheLoginAndWhatBelongsToIt(String path, int status) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void everyReplyForbidsWhatAPageNeverDoes() throws Exception {
    // When
    var headers = get("/login").headers();

    // Then
    assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");
  }

  @Test
  void aSessionBeginsWithTheSignInAndWithAnIdOfItsOwn() throws Exception {
    // Given
    var name = fresh();
    var once = accounts().reset("command", name);
    var planted = "cGxhbnRlZA==";

    // When
    var reply = signIn(name, once, "tongban-session=" + planted);

    // Then
    var cookie =
        reply.headers().allValues("Set-Cookie").stream()
            .filter(one -> one.startsWith("tongban-session="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).doesNotContain(planted).contains("HttpOnly", "SameSite=Strict", "Path=/");
    assertThat(reply.headers().firstValue("Location").orElseThrow()).endsWith("/");
    assertThat(get("/login").headers().allValues("Set-Cookie"))
        .noneMatch(one -> one.startsWith("tongban-session="));
  }

  @Test
  void nothingIsChangedWithoutTheTokenOfAPage() throws Exception {
    // Given
    var name = fresh();
    signIn(name, accounts().reset("command", name), "");

    // When
    var reply = post("/password", "before=x&now=y&again=y", "");

    // Then
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).contains("<main");
  }

  @ParameterizedTest
  @CsvSource({"/batches/new/assistance.status", "/login", "/journal"})
  void aFileIsReadFromNobodyWhoMaySendNone(String path) throws Exception {
    // Given: a stranger, and a file that is more than a form
    var file =
        HttpRequest.newBuilder(URI.create(home + path))
            .header("Content-Type", "multipart/form-data; boundary=x")
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[1 << 20]));

    // When
    var reply = client.send(file.build(), HttpResponse.BodyHandlers.ofString());

    // Then
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.body()).isEmpty();
  }

  @Test
  void whoGuessesWaitsWhetherThereIsSuchAUserOrNot() throws Exception {
    // Given
    var there = fresh();
    var nobody = "nobody-" + UUID.randomUUID();

    // When // Then
    for (int i = 0; i < 3; i++) {
      assertThat(location(signIn(there, "guess", ""))).endsWith("?failed&next=%2F");
      assertThat(location(signIn(nobody, "guess", ""))).endsWith("?failed&next=%2F");
    }
    assertThat(guessOn(there)).contains("&wait=");
    assertThat(guessOn(nobody)).contains("&wait=");
  }

  /** Each wait is twice the one before, so a slow machine meets one in the end. */
  private String guessOn(String name) throws Exception {
    var next = "";
    for (int i = 0; i < 8 && !next.contains("wait"); i++) {
      next = location(signIn(name, "guess", ""));
    }
    return next;
  }

  @Test
  void whoMustChangeThePasswordIsLedThereFromAPageThatAsksByItself() throws Exception {
    // Given
    var name = fresh();
    signIn(name, accounts().reset("command", name), "");

    // When
    var reply = send(HttpRequest.newBuilder(URI.create(home + "/")).header("HX-Request", "true"));

    // Then: a part of a page would be replaced by what is none
    assertThat(reply.statusCode()).isEqualTo(403);
    assertThat(reply.headers().firstValue("HX-Redirect")).contains("/password");
    assertThat(reply.body()).isEmpty();
  }

  private Accounts accounts() {
    return federation.part(JIASHAN, Accounts.class);
  }

  private String fresh() {
    var name = "s-" + UUID.randomUUID().toString().substring(0, 8);
    accounts().add("command", name, Set.of(Role.READER), "");
    return name;
  }

  private HttpResponse<String> signIn(String name, String password, String cookie)
      throws Exception {
    var token = TOKEN.matcher(get("/login").body());
    assertThat(token.find()).isTrue();
    return post(
        "/login",
        "_csrf=" + coded(token.group(1)) + "&name=" + name + "&password=" + coded(password),
        cookie);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(URI.create(home + path)).GET());
  }

  private HttpResponse<String> post(String path, String form, String cookie) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(home + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(cookie.isEmpty() ? request : request.header("Cookie", cookie));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> reply) {
    return reply.headers().firstValue("Location").orElseThrow();
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
