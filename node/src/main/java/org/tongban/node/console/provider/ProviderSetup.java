package org.tongban.node.console.provider;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.tongban.node.console.ConsoleEntrance;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.People;
import org.tongban.node.console.user.ProvidedSignIn;
import org.tongban.node.console.user.SignInTries;
import org.tongban.node.settings.Settings;

/** The sign-in by the authority's login service, where the settings name one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "tongban.console-oidc", havingValue = "true")
@Lazy
public class ProviderSetup {
  @Bean
  LoginService loginService(Settings settings, ConsoleEntrance entrance, Clock clock) {
    var back = entrance.base().orElse("{baseUrl}") + ProviderController.RETURN;
    var provider = new Provider(settings.console().oidc().orElseThrow(), back, clock);
    return new LoginService(provider, settings.ask().clockSkew(), clock);
  }

  @Bean
  ProviderController providerController(
      LoginService service,
      People people,
      SignInTries tries,
      Operations operations,
      ConsoleEntrance entrance,
      Clock clock) {
    var signIn = new ProvidedSignIn(people, tries, operations, clock);
    return new ProviderController(service, signIn, entrance);
  }
}
