package org.tongban.node.console;

import jakarta.servlet.Filter;
import jakarta.servlet.MultipartConfigElement;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.tongban.node.console.access.AccessSetup;
import org.tongban.node.console.alerts.AlertsSetup;
import org.tongban.node.console.approval.Proposals;
import org.tongban.node.console.batches.BatchesSetup;
import org.tongban.node.console.catalogue.CatalogueSetup;
import org.tongban.node.console.desk.DeskSetup;
import org.tongban.node.console.journal.JournalSetup;
import org.tongban.node.console.overview.OverviewSetup;
import org.tongban.node.console.peers.PeersSetup;
import org.tongban.node.console.provider.ProviderSetup;
import org.tongban.node.console.routes.RoutesSetup;
import org.tongban.node.console.simulator.SimulatorSetup;
import org.tongban.node.console.subjects.SubjectsSetup;
import org.tongban.node.console.system.SystemSetup;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Passwords;
import org.tongban.node.console.user.People;
import org.tongban.node.console.user.SignIn;
import org.tongban.node.console.user.SignInTries;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.NodeDatabase;

/** The console's parts. All that only a page needs is made when the first page is asked for. */
@Configuration(proxyBeanMethods = false)
@Lazy
@Import({
  ConsoleSecurity.class,
  ErrorPages.class,
  LoginController.class,
  PasswordController.class,
  OverviewSetup.class,
  CatalogueSetup.class,
  JournalSetup.class,
  DeskSetup.class,
  PeersSetup.class,
  ProviderSetup.class,
  BatchesSetup.class,
  SubjectsSetup.class,
  AlertsSetup.class,
  RoutesSetup.class,
  AccessSetup.class,
  SimulatorSetup.class,
  SystemSetup.class
})
public class ConsoleSetup {
  /** The name that Spring Security gives its filter. */
  public static final String SECURITY = "springSecurityFilterChain";

  /** Spring Security's own parts don't ask for laziness. */
  @Bean
  static BeanFactoryPostProcessor lateSecurity() {
    return beans -> {
      for (var name : beans.getBeanDefinitionNames()) {
        var part = beans.getBeanDefinition(name);
        if (name.equals(SECURITY) || ofSecurity(name, part.getFactoryBeanName())) {
          part.setLazyInit(true);
        }
      }
    };
  }

  private static boolean ofSecurity(String name, String factory) {
    var room = "org.springframework.security.";
    return name.startsWith(room) || (factory != null && factory.startsWith(room));
  }

  @Bean
  ConsoleCookies consoleCookies(Settings settings) {
    var api = settings.api();
    boolean behind = api.publicAddress().filter(one -> one.startsWith("https:")).isPresent();
    return new ConsoleCookies(api.tls().isPresent() || behind);
  }

  @Bean
  PersonInSession personInSession(People people, Clock clock) {
    return new PersonInSession(people::find, clock);
  }

  @Bean
  ConsoleEntrance consoleEntrance(
      Settings settings, PersonInSession sessions, ConsoleCookies cookies) {
    return new ConsoleEntrance(sessions, cookies, settings.api().publicAddress());
  }

  @Bean
  ConsoleGuard consoleGuard(
      BeanFactory parts, ObjectProvider<JdbcIndexedSessionRepository> sessions) {
    return new ConsoleGuard(
        sessions::getObject,
        () -> parts.getBean(SECURITY, Filter.class),
        parts.getBean(ConsoleCookies.class));
  }

  @Bean
  JdbcIndexedSessionRepository sessionTable(NodeDatabase database) {
    return SessionTable.over(database.dataSource());
  }

  @Bean
  @Lazy(false)
  ConsoleCare consoleCare(
      ObjectProvider<JdbcIndexedSessionRepository> sessions, ObjectProvider<SignInTries> tries) {
    return new ConsoleCare(sessions::getObject, tries::getObject);
  }

  @Bean
  People people(NodeDatabase database) {
    return new People(database.dataSource());
  }

  @Bean
  Passwords passwords() {
    return new Passwords();
  }

  @Bean
  SignInTries signInTries(NodeDatabase database, Clock clock) {
    return new SignInTries(database.dataSource(), clock);
  }

  @Bean
  Operations operations(NodeDatabase database, Clock clock) {
    return new Operations(database.dataSource(), clock);
  }

  @Bean
  Proposals proposals(NodeDatabase database, Operations operations, Clock clock) {
    return new Proposals(database.dataSource(), operations, clock);
  }

  @Bean
  SignIn signIn(
      People people, Passwords passwords, SignInTries tries, Operations operations, Clock clock) {
    return new SignIn(people, passwords, tries, operations, clock);
  }

  @Bean
  TableExport tableExport(Operations operations) {
    return new TableExport(operations);
  }

  @Bean
  Accounts accounts(People people, Passwords passwords, SignInTries tries, Operations operations) {
    return new Accounts(people, passwords, tries, operations);
  }

  @Bean
  @Lazy(false)
  FirstAdministrator firstAdministrator(People people, ObjectProvider<Accounts> accounts) {
    return new FirstAdministrator(people, accounts, System.out);
  }

  @Bean
  Layout layout(Settings settings, List<Banner.Source> banners, ObjectProvider<PageCount> counts) {
    var simulator = settings.demonstration().simulator();
    return new Layout(
        settings.member().value(),
        banners,
        () -> counts.stream().toList(),
        page -> page != Page.SIMULATOR || simulator.isPresent());
  }

  @Bean
  Banner.Source certificateBanner(Settings settings, DirectoryKeeper directory, Clock clock) {
    return new CertificateBanner(settings.member(), () -> directory.held().directory(), clock);
  }

  @Bean
  Banner.Source demonstrationBanner(Settings settings) {
    var switches = settings.demonstration();
    var said =
        switches.simulator().isPresent()
            ? new Banner("orange", "banner.simulator", List.of(), Page.SIMULATOR.path())
            : new Banner("warn", "banner.demonstration", List.of(), "");
    boolean demonstration = switches.allowDemonstrationCertificates();
    return () -> demonstration ? List.of(said) : List.of();
  }

  @Bean
  MemberNames memberNames(DirectoryKeeper directory) {
    return new MemberNames(() -> directory.held().directory());
  }

  @Bean
  ThymeleafViewResolver pages(Layout layout) {
    return Templates.resolver(Templates.engine(), layout);
  }

  @Bean
  MultipartConfigElement uploadLimits() {
    return Uploads.limits();
  }

  @Bean
  MultipartResolver multipartResolver() {
    return Uploads.resolver();
  }

  @Bean
  @Lazy(false)
  LocaleResolver localeResolver() {
    return new Language();
  }

  @Bean
  @Lazy(false)
  Assets assets() {
    return new Assets(new Language());
  }
}
