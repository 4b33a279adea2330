package org.tongban.node.console.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tongban.node.console.user.Claimed;
import org.tongban.node.console.user.Role;
import org.tongban.node.settings.ConsoleOidcSettings;

/** What a login service says, in our words. */
class LoginServiceTest {
  private static final String ISSUER = "https://id.example.org/realms/x";

  private static ConsoleOidcSettings settings(String roles, String unit, String name) {
    return new ConsoleOidcSettings(
        ISSUER,
        "console",
        Path.of("secret"),
        Optional.ofNullable(roles),
        Optional.ofNullable(unit),
        Optional.ofNullable(name),
        Map.of("boss", Role.ADMINISTRATOR, "asks", Role.CLERK));
  }

  @Test
  void onlyMappedWordsMeanSomething() {
    // Given
    Map<String, Object> claims =
        Map.of(
            "preferred_username", "zhang.7",
            "unit", "civil-affairs",
            "roles", List.of("asks", "ADMINISTRATOR", "Boss", "other", 7));

    // When
    var claimed = LoginService.claimed(claims, settings(null, null, null));

    // Then
    assertThat(claimed)
        .isEqualTo(new Claimed("zhang.7", java.util.Set.of(Role.CLERK), "civil-affairs"));
  }

  @Test
  void claimsMayLieDeepAndRolesInOneText() {
    // Given
    Map<String, Object> claims =
        Map.of(
            "sub", "7f3a",
            "realm_access", Map.of("roles", "boss asks"),
            "org", Map.of("unit", "u-1"));

    // When
    var claimed = LoginService.claimed(claims, settings("realm_access.roles", "org.unit", "sub"));

    // Then
    assertThat(claimed.name()).isEqualTo("7f3a");
    assertThat(claimed.roles()).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.CLERK);
    assertThat(claimed.unit()).isEqualTo("u-1");
  }

  @Test
  void claimsOfAnotherFormSayNothing() {
    // Given
    Map<String, Object> claims =
        Map.of("preferred_username", List.of("zhang.7"), "roles", Map.of("boss", true));

    // When
    var claimed = LoginService.claimed(claims, settings(null, null, null));

    // Then
    assertThat(claimed).isEqualTo(new Claimed("", java.util.Set.of(), ""));
  }

  private static Description described(String issuer, String token, String more) {
    var json =
        """
        {"issuer":"%s","authorization_endpoint":"https://id.example.org/a","token_endpoint":"%s",
         "jwks_uri":"https://id.example.org/k"%s}
        """
            .formatted(issuer, token, more);
    return Description.parse(json.getBytes(StandardCharsets.UTF_8), ISSUER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://id.example.org/realms/y|https://id.example.org/t",
        "https://id.example.org/realms/x/|https://id.example.org/t",
        "https://id.example.org/realms/x|http://id.example.org/t",
        "https://id.example.org/realms/x|''"
      })
  void aDescriptionOfAnotherIssuerOrWithAnOpenWayIsNotBelieved(String issuer, String token) {
    assertThatThrownBy(() -> described(issuer, token, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|false",
        ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\"]|true",
        ",\"token_endpoint_auth_methods_supported\":[\"client_secret_post\",\"client_secret_basic\"]|false"
      })
  void theSecretGoesWhereTheServiceTakesIt(String more, boolean body) {
    assertThat(described(ISSUER, "https://id.example.org/t", more).secretInBody()).isEqualTo(body);
  }

  @Test
  void whatSomebodyLeftWithComesBackTheSame() {
    // Given
    var outing = new Outing("st=", "non.ce", "verifier", "https://x/login/return", "/journal?q=1");

    // Then
    assertThat(Outing.parse(outing.text())).contains(outing);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "....", "YQ.YQ.YQ.YQ", "YQ.YQ.YQ.YQ.YQ.YQ", "YQ.YQ.YQ.YQ.*"})
  void aCookieOfAnotherFormIsNone(String text) {
    assertThat(Outing.parse(text)).isEmpty();
  }
}
