package org.tongban.node.wiring;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.xml.MappingJackson2XmlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.tongban.core.journal.JournalStore;
import org.tongban.core.seal.CallerTokens;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.Opener;
import org.tongban.node.api.ApiErrors;
import org.tongban.node.api.AskController;
import org.tongban.node.api.AskOnce;
import org.tongban.node.api.AuditController;
import org.tongban.node.api.AwayMonths;
import org.tongban.node.api.CallerFilter;
import org.tongban.node.api.CallerUses;
import org.tongban.node.api.Callers;
import org.tongban.node.api.DocumentController;
import org.tongban.node.api.EventController;
import org.tongban.node.api.EventStreamController;
import org.tongban.node.api.ExchangeController;
import org.tongban.node.api.Exchanges;
import org.tongban.node.api.LastResort;
import org.tongban.node.api.ProblemWriter;
import org.tongban.node.api.RegistryController;
import org.tongban.node.api.ResultController;
import org.tongban.node.api.SeenExchanges;
import org.tongban.node.api.SubjectController;
import org.tongban.node.api.TokenCallers;
import org.tongban.node.api.WhoCalls;
import org.tongban.node.audit.Audit;
import org.tongban.node.console.ConsoleGuard;
import org.tongban.node.console.ConsoleSetup;
import org.tongban.node.console.Doorway;
import org.tongban.node.job.Jobs;
import org.tongban.node.keeper.ApiCertificateKeeper;
import org.tongban.node.keeper.CallersKeeper;
import org.tongban.node.keeper.CatalogueKeeper;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.IssuerKeeper;
import org.tongban.node.later.FetchJob;
import org.tongban.node.later.OwnAsks;
import org.tongban.node.settings.ApiSettings;
import org.tongban.node.settings.OidcSettings;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.CallerUseBook;
import org.tongban.node.store.IdempotencyStore;
import org.tongban.node.store.MonthStore;
import org.tongban.node.store.NodeDatabase;
import org.tongban.node.twophase.LoneSteps;
import org.tongban.node.verify.PublicChecks;
import org.tongban.node.verify.PublicLimit;
import org.tongban.node.verify.VerifyController;
import org.tongban.node.verify.VerifyPage;

/** The API for local systems. */
@Configuration(proxyBeanMethods = false)
@Import({
  ApiErrors.class,
  LastResort.class,
  AskController.class,
  AuditController.class,
  EventController.class,
  EventStreamController.class,
  ExchangeController.class,
  SubjectController.class,
  DocumentController.class,
  RegistryController.class,
  ResultController.class,
  VerifyController.class
})
class ApiWiring {
  @Bean
  ApiSettings apiSettings(Settings settings) {
    return settings.api();
  }

  @Bean
  ProblemWriter problemWriter() {
    return new ProblemWriter();
  }

  /** Reading registers that speak XML brings a converter along; the API speaks JSON only. */
  @Bean
  WebMvcConfigurer jsonOnly() {
    return new WebMvcConfigurer() {
      @Override
      public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.removeIf(MappingJackson2XmlHttpMessageConverter.class::isInstance);
      }
    };
  }

  @Bean
  CallersKeeper callersKeeper(Settings settings) {
    return new CallersKeeper(settings.api().callers());
  }

  @Bean
  Callers callers(CallersKeeper known, Clock clock) {
    return new Callers(known, clock);
  }

  @Bean
  CallerUseBook callerUseBook(NodeDatabase database) {
    return new CallerUseBook(database.dataSource());
  }

  @Bean
  CallerUses callerUses(CallerUseBook book, Clock clock) {
    return new CallerUses(book, clock);
  }

  /** The one filter that decides who is let in: systems by theirs, people by the console's. */
  @Bean
  Doorway doorway(
      Settings settings,
      Callers callers,
      ProblemWriter problems,
      CallerUses uses,
      Clock clock,
      ObjectProvider<ConsoleGuard> console) {
    var provided = settings.api().oidc().map(oidc -> provided(oidc, settings, clock));
    var systems = new CallerFilter(new WhoCalls(callers, provided, clock), problems, uses::used);
    return new Doorway(
        systems, Optional.ofNullable(console.getIfAvailable()).map(ConsoleGuard::filter));
  }

  /** Spring Security's filter is behind that one, so the server must not run it by itself too. */
  @Bean
  @ConditionalOnProperty(name = "tongban.console", havingValue = "true")
  DelegatingFilterProxyRegistrationBean securityIsBehindTheDoorway() {
    var none = new DelegatingFilterProxyRegistrationBean(ConsoleSetup.SECURITY);
    none.setEnabled(false);
    return none;
  }

  private static TokenCallers provided(OidcSettings oidc, Settings settings, Clock clock) {
    var skew = settings.ask().clockSkew();
    var keys = new IssuerKeeper(oidc, clock);
    var tokens = new CallerTokens(oidc.issuer(), oidc.audience(), skew, keys, clock);
    return new TokenCallers(oidc, tokens);
  }

  @Bean
  ApiCertificateKeeper apiCertificateKeeper(Settings settings) {
    return new ApiCertificateKeeper(settings);
  }

  /** TLS only where the settings name a certificate; what is exchanged later the server takes. */
  @Bean
  WebServerFactoryCustomizer<ConfigurableWebServerFactory> apiTls(ApiCertificateKeeper keeper) {
    return server ->
        keeper
            .bundles()
            .ifPresent(
                bundles -> {
                  server.setSsl(keeper.ssl());
                  server.setSslBundles(bundles);
                });
  }

  @Bean
  Exchanges exchanges(JournalStore store, Opener opener, MonthStore months) {
    return new Exchanges(store, opener, new AwayMonths(months));
  }

  @Bean
  SeenExchanges seenExchanges(Exchanges exchanges, Audit audit, OwnAsks later) {
    return new SeenExchanges(exchanges, audit, later);
  }

  @Bean
  VerifyPage verifyPage(DirectoryKeeper directory) {
    return new VerifyPage(directory::held);
  }

  @Bean
  PublicChecks publicChecks(
      Settings settings, DirectoryKeeper directory, CryptoProvider crypto, Clock clock) {
    return new PublicChecks(settings, directory::held, crypto, clock);
  }

  @Bean
  PublicLimit publicLimit() {
    return new PublicLimit();
  }

  @Bean
  AskOnce askOnce(
      CamelContext camel,
      IdempotencyStore keys,
      Exchanges exchanges,
      OwnAsks later,
      FetchJob fetching,
      Jobs jobs,
      CatalogueKeeper catalogue) {
    return new AskOnce(
        camel.createProducerTemplate(),
        keys,
        exchanges,
        later,
        fetching,
        jobs,
        new LoneSteps(catalogue));
  }
}
