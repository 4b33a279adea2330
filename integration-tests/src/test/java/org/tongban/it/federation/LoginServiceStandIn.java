package org.tongban.it.federation;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An OpenID provider that lets everybody in at once, as whom a test wants. It gives a token for
 * each code once, to a client that shows secret and verifier (PKCE).
 */
public final class LoginServiceStandIn implements AutoCloseable {
  public static final String CLIENT = "tongban-console";
  public static final String SECRET = "s3cret of a test: %&+";
  private static final int TOKEN_MINUTES = 5;

  private final HttpServer server;
  private final ECKey own;
  private final ECKey foreign;
  private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<JWTClaimsSet.Builder> claims = all -> all;
  private volatile boolean signedByAnother;

  public LoginServiceStandIn() throws IOException, JOSEException {
    own = new ECKeyGenerator(Curve.P_256).keyID("own").generate();
    foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/keys", one -> reply(one, 200, new JWKSet(own).toString()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/end", this::end);
    server.start();
  }

  /** Another site than the nodes, which are 127.0.0.1. */
  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What was asked for, by path. */
  public List<String> asked() {
    return asked;
  }

  /** Whom the next ones are, and what else their tokens say. */
  public void say(UnaryOperator<JWTClaimsSet.Builder> more) {
    claims = more;
    signedByAnother = false;
  }

  /** The next tokens are signed by a key that the provider doesn't publish. */
  public void signByAnother() {
    signedByAnother = true;
  }

  private void describe(HttpExchange exchange) throws IOException {
    reply(
        exchange,
        200,
        """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/end"}
        """
            .formatted(issuer()));
  }

  private void authorize(HttpExchange exchange) throws IOException {
    var wanted = parameters(exchange.getRequestURI().getRawQuery());
    var code = UUID.randomUUID().toString();
    codes.put(code, wanted);
    redirect(
        exchange,
        wanted.get("redirect_uri") + "?code=" + code + "&state=" + coded(wanted.get("state")));
  }

  private void end(HttpExchange exchange) throws IOException {
    var wanted = parameters(exchange.getRequestURI().getRawQuery());
    redirect(exchange, wanted.get("post_logout_redirect_uri"));
  }

  private void token(HttpExchange exchange) throws IOException {
    var sent = parameters(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var wanted = codes.remove(sent.getOrDefault("code", ""));
    if (wanted == null || !fits(exchange, sent, wanted)) {
      reply(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      reply(
          exchange,
          200,
          "{\"access_token\":\"unused\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\""
              + signed(wanted)
              + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private static boolean fits(
      HttpExchange exchange, Map<String, String> sent, Map<String, String> wanted) {
    var client = Base64.getEncoder().encodeToString((CLIENT + ":" + coded(SECRET)).getBytes(UTF_8));
    return ("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))
        && wanted.get("redirect_uri").equals(sent.get("redirect_uri"))
        && "S256".equals(wanted.get("code_challenge_method"))
        && digest(sent.get("code_verifier")).equals(wanted.get("code_challenge"));
  }

  private String signed(Map<String, String> wanted) throws JOSEException {
    var now = Clock.systemUTC().instant();
    var said =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .subject("7f3a")
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60 * TOKEN_MINUTES)))
            .claim("nonce", wanted.get("nonce"));
    var key = signedByAnother ? foreign : own;
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
            claims.apply(said).build());
    token.sign(new ECDSASigner(key));
    return token.serialize();
  }

  private static String digest(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> parameters(String form) {
    return Arrays.stream(form.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8), (a, b) -> a));
  }

  private static String coded(String text) {
    return java.net.URLEncoder.encode(text, UTF_8);
  }

  private void redirect(HttpExchange exchange, String address) throws IOException {
    exchange.getResponseHeaders().set("Location", address);
    reply(exchange, 302, "");
  }

  private void reply(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().getPath());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      var bytes = text.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
