package org.tongban.node.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.tongban.node.console.user.Act;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.SignIn;

/** How the console is guarded: Spring Security, which sees no request of the local API. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class ConsoleSecurity {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private static final String PERMISSIONS =
      "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

  @Bean
  SecurityFilterChain consoleChain(
      HttpSecurity http,
      SignIn signIn,
      Operations operations,
      ConsoleCookies cookies,
      PersonInSession sessions,
      ObjectProvider<LoginDoor> service)
      throws Exception {
    http.securityContext(context -> context.securityContextRepository(sessions))
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .addFilterBefore(new Uploads(), CsrfFilter.class)
        .csrf(csrf -> csrf.csrfTokenRepository(tokens(cookies)))
        .headers(ConsoleSecurity::headers)
        .anonymous(AbstractHttpConfigurer::disable)
        .authenticationProvider(new PasswordDoor(signIn))
        .formLogin(
            login ->
                login
                    .loginPage(ConsolePaths.LOGIN)
                    .usernameParameter("name")
                    .passwordParameter("password")
                    .securityContextRepository(sessions)
                    .successHandler(ConsoleSecurity::in)
                    .failureHandler(ConsoleSecurity::notIn))
        .logout(
            out ->
                out.logoutUrl(ConsolePaths.LOGOUT)
                    .addLogoutHandler((request, response, who) -> keep(operations, who))
                    .logoutSuccessHandler(
                        (request, response, who) ->
                            response.sendRedirect(out(who, service.getIfAvailable() != null))))
        .exceptionHandling(
            failed ->
                failed
                    .authenticationEntryPoint(ConsoleSecurity::signInFirst)
                    .accessDeniedHandler(ConsoleSecurity::denied))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(request -> ConsolePaths.isOpen(request.getServletPath()))
                    .permitAll()
                    .anyRequest()
                    .access(ConsoleSecurity::decide));
    return http.build();
  }

  /** Whom the login service let in goes on to sign out there. */
  private static String out(Authentication who, boolean service) {
    boolean provided = who instanceof SignedIn in && !in.person().local();
    return provided && service ? ConsolePaths.AWAY : ConsolePaths.LOGIN + "?out";
  }

  static CookieCsrfTokenRepository tokens(ConsoleCookies cookies) {
    var tokens = new CookieCsrfTokenRepository();
    tokens.setCookieName(cookies.name("csrf"));
    tokens.setCookieCustomizer(
        cookie -> cookie.path("/").httpOnly(true).secure(cookies.secure()).sameSite("Strict"));
    return tokens;
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .referrerPolicy(
            policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
        .permissionsPolicyHeader(policy -> policy.policy(PERMISSIONS))
        .crossOriginOpenerPolicy(
            policy ->
                policy.policy(
                    CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(
            policy ->
                policy.policy(
                    CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  /** By the page alone; what a method needs beyond is looked at where the method is known. */
  private static AuthorizationDecision decide(
      Supplier<Authentication> who, RequestAuthorizationContext context) {
    var path = context.getRequest().getServletPath();
    var person = Optional.ofNullable(who.get()).map(one -> ((SignedIn) one).person());
    return new AuthorizationDecision(person.filter(one -> opens(path, one)).isPresent());
  }

  private static boolean opens(String path, Person person) {
    var page = ConsolePaths.page(path);
    return page.filter(one -> one.opensTo(person)).isPresent()
        && (!person.mustChange() || page.get() == Page.PASSWORD);
  }

  private static void in(
      HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    response.sendRedirect(LoginController.next(request.getParameter("next")));
  }

  private static void notIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var wait =
        failure instanceof PasswordDoor.TooEarlyException early ? "&wait=" + early.seconds() : "";
    var next = LoginController.next(request.getParameter("next"));
    response.sendRedirect(ConsolePaths.LOGIN + "?failed" + wait + "&next=" + coded(next));
  }

  private static void signInFirst(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var query = Optional.ofNullable(request.getQueryString()).map(text -> "?" + text).orElse("");
    var reads = request.getMethod().equals("GET");
    var next = reads ? "?next=" + coded(request.getServletPath() + query) : "";
    if (request.getHeader("HX-Request") == null) {
      response.sendRedirect(ConsolePaths.LOGIN + next);
    } else {
      // a part of a page is no place for a login
      response.setHeader("HX-Refresh", "true");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    }
  }

  private static void denied(
      HttpServletRequest request, HttpServletResponse response, Exception failure)
      throws IOException, jakarta.servlet.ServletException {
    boolean must = SignedIn.now().filter(Person::mustChange).isPresent();
    if (must && request.getHeader("HX-Request") != null) {
      // nor for another page
      response.setHeader("HX-Redirect", Page.PASSWORD.path());
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
    } else if (must && request.getMethod().equals("GET")) {
      response.sendRedirect(Page.PASSWORD.path());
    } else {
      ErrorPages.forward(request, response, failure);
    }
  }

  private static void keep(Operations operations, Authentication who) {
    if (who instanceof SignedIn in) {
      operations.keep(in.person().name(), Act.SIGNED_OUT, "", "");
    }
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
