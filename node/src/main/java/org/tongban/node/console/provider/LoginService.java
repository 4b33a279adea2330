package org.tongban.node.console.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.tongban.node.api.Claims;
import org.tongban.node.console.LoginDoor;
import org.tongban.node.console.user.Claimed;
import org.tongban.node.console.user.NotLetInException;
import org.tongban.node.console.user.NotLetInException.Why;
import org.tongban.node.console.user.Role;
import org.tongban.node.settings.ConsoleOidcSettings;

/** Sends people to the login service, and finds out who has come back. */
final class LoginService implements LoginDoor {
  private static final Logger LOG = LoggerFactory.getLogger(LoginService.class);

  private final Provider provider;
  private final OidcAuthorizationCodeAuthenticationProvider codes;

  LoginService(Provider provider, Duration skew, Clock clock) {
    this.provider = provider;
    this.codes =
        new OidcAuthorizationCodeAuthenticationProvider(
            TokenEndpoint.client(), asked -> new DefaultOidcUser(List.of(), asked.getIdToken()));
    codes.setJwtDecoderFactory(new IdTokens(provider, skew, clock));
  }

  @Override
  public boolean away() {
    return provider.away();
  }

  Provider provider() {
    return provider;
  }

  /**
   * What to ask the service for, with a fresh state, nonce and verifier.
   *
   * @throws NotLetInException {@code AWAY}
   */
  OAuth2AuthorizationRequest leave(HttpServletRequest request) throws NotLetInException {
    var client = client();
    var asks = new DefaultOAuth2AuthorizationRequestResolver(id -> client, "/login/with");
    asks.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    return asks.resolve(request, client.getRegistrationId());
  }

  /**
   * Who has come back.
   *
   * @param outing that the same browser left with
   * @throws NotLetInException {@code AWAY}, {@code FAILED}
   */
  Claimed back(Outing outing, String code, String state) throws NotLetInException {
    var client = client();
    var answer =
        OAuth2AuthorizationResponse.success(code).state(state).redirectUri(outing.back()).build();
    var exchange = new OAuth2AuthorizationExchange(asked(outing, client), answer);
    try {
      var done =
          (OAuth2LoginAuthenticationToken)
              codes.authenticate(new OAuth2LoginAuthenticationToken(client, exchange));
      return claimed(done.getPrincipal().getAttributes(), provider.settings());
    } catch (AuthenticationException e) {
      // its text may hold what the service replied
      LOG.warn("A return from the login service is refused: {}", e.getClass().getSimpleName());
      LOG.debug("A return from the login service is refused", e);
      throw new NotLetInException(Why.FAILED);
    }
  }

  private static OAuth2AuthorizationRequest asked(Outing outing, ClientRegistration client) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .authorizationUri(client.getProviderDetails().getAuthorizationUri())
        .clientId(client.getClientId())
        .redirectUri(outing.back())
        .scopes(client.getScopes())
        .state(outing.state())
        .attributes(
            known ->
                known.putAll(
                    Map.of(
                        OidcParameterNames.NONCE,
                        outing.nonce(),
                        PkceParameterNames.CODE_VERIFIER,
                        outing.verifier())))
        .build();
  }

  private ClientRegistration client() throws NotLetInException {
    try {
      return provider.client();
    } catch (IOException e) {
      LOG.warn("Nobody can leave for the login service: {}", e.getClass().getSimpleName());
      throw new NotLetInException(Why.AWAY);
    }
  }

  /** What a verified token says, in our words. */
  static Claimed claimed(Map<String, Object> claims, ConsoleOidcSettings settings) {
    var roles = EnumSet.noneOf(Role.class);
    Claims.words(Claims.at(claims, settings.rolesAt()))
        .forEach(word -> Optional.ofNullable(settings.roles().get(word)).ifPresent(roles::add));
    return new Claimed(
        Claims.text(Claims.at(claims, settings.nameAt())),
        roles,
        Claims.text(Claims.at(claims, settings.unitAt())));
  }

  /** Where to sign out there; empty where that can't be done, or not now. */
  Optional<String> end() {
    try {
      return provider.description().end();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
