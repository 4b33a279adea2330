package org.tongban.node.console.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.tongban.node.keeper.WebFiles;
import org.tongban.node.settings.ConsoleOidcSettings;

/**
 * The login service as it describes itself. It is asked when somebody first wants in by it and
 * again each hour; while it is away, the old description serves for a day. After a failure it is
 * left alone for some seconds, so that people who press the button wait at most once. Safe for use
 * by many threads.
 */
final class Provider {
  private static final Logger LOG = LoggerFactory.getLogger(Provider.class);
  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration FETCH = Duration.ofSeconds(5);

  private record Held(Description description, Instant at) {}

  private final ConsoleOidcSettings settings;
  private final String back;
  private final Clock clock;
  private final WebFiles web = new WebFiles(FETCH);
  private Optional<Held> held = Optional.empty();
  private Instant next = Instant.MIN;
  private volatile boolean away;

  /**
   * @param back address that people come back to, {@code {baseUrl}} standing for where they left
   */
  Provider(ConsoleOidcSettings settings, String back, Clock clock) {
    this.settings = settings;
    this.back = back;
    this.clock = clock;
  }

  ConsoleOidcSettings settings() {
    return settings;
  }

  /** Whether it could not be asked the last time. */
  boolean away() {
    return away;
  }

  /**
   * How it describes itself.
   *
   * @throws IOException when that can't be had; its message is for an administrator
   */
  synchronized Description description() throws IOException {
    var now = clock.instant();
    if (!heldFor(FRESH, now) && !now.isBefore(next)) {
      fetch(now);
    }
    if (!heldFor(LONGEST, now)) {
      throw new IOException("the login service is away");
    }
    return held.orElseThrow().description();
  }

  private boolean heldFor(Duration time, Instant now) {
    return held.filter(one -> one.at().plus(time).isAfter(now)).isPresent();
  }

  private void fetch(Instant now) {
    try {
      var json = web.get(URI.create(settings.description()));
      held = Optional.of(new Held(Description.parse(json, settings.issuer()), now));
      away = false;
    } catch (IOException | IllegalArgumentException e) {
      away = true;
      next = now.plus(PAUSE);
      LOG.warn("The console's login service can't be used: {}", e.getMessage());
    }
  }

  /** Its public keys, as they are now. */
  byte[] keys() throws IOException {
    return web.get(URI.create(description().keys()));
  }

  /**
   * The console as its client.
   *
   * @throws IOException when the description or the secret can't be had
   */
  ClientRegistration client() throws IOException {
    var said = description();
    return ClientRegistration.withRegistrationId("provider")
        .clientId(settings.clientId())
        .clientSecret(secret())
        .clientAuthenticationMethod(
            said.secretInBody()
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(back)
        .scope("openid", "profile")
        .issuerUri(settings.issuer())
        .authorizationUri(said.authorize())
        .tokenUri(said.token())
        .jwkSetUri(said.keys())
        .userNameAttributeName("sub")
        .build();
  }

  private String secret() throws IOException {
    try (var lines = Files.lines(settings.secretFile(), StandardCharsets.UTF_8)) {
      return lines.findFirst().map(String::strip).orElse("");
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
