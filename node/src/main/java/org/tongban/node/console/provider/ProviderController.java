package org.tongban.node.console.provider;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;
import org.tongban.node.console.ConsoleEntrance;
import org.tongban.node.console.user.NotLetInException;
import org.tongban.node.console.user.NotLetInException.Why;
import org.tongban.node.console.user.ProvidedSignIn;

/**
 * Leads people to the authority's login service and back. What they left with is kept by a cookie
 * of its own that lasts some minutes and, unlike the session's, comes along when another site sends
 * the browser here (SameSite=Lax). The session's does not; so the return is a page of ours that
 * goes on by itself, which the browser takes for a step within one site.
 */
@Controller
public class ProviderController {
  private static final String LOGIN = "/login";
  static final String RETURN = LOGIN + "/return";
  private static final String COOKIE = "outing";
  private static final Duration OUT = Duration.ofMinutes(10);

  private final LoginService service;
  private final ProvidedSignIn signIn;
  private final ConsoleEntrance entrance;

  ProviderController(LoginService service, ProvidedSignIn signIn, ConsoleEntrance entrance) {
    this.service = service;
    this.signIn = signIn;
    this.entrance = entrance;
  }

  @GetMapping(LOGIN + "/with")
  String leave(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) String next) {
    var wanted = entrance.next(next);
    try {
      var asked = service.leave(request);
      cookie(response, Outing.of(asked, wanted).text(), OUT);
      return "redirect:" + asked.getAuthorizationRequestUri();
    } catch (NotLetInException e) {
      return "redirect:" + refused(e.why(), wanted);
    }
  }

  @GetMapping(RETURN)
  String back(
      HttpServletRequest request,
      HttpServletResponse response,
      Model model,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String iss) {
    var outing = outing(request);
    cookie(response, "", Duration.ZERO);
    var next = outing.map(Outing::next).map(entrance::next).orElse("/");
    try {
      var genuine = outing.filter(one -> one.state().equals(state) && !code.isEmpty());
      in(request, response, genuine.orElseThrow(ProviderController::failed), code, iss);
      return onward(model, "in", next);
    } catch (NotLetInException e) {
      return onward(model, "refused", refused(e.why(), next));
    }
  }

  private void in(
      HttpServletRequest request,
      HttpServletResponse response,
      Outing outing,
      String code,
      String iss)
      throws NotLetInException {
    // who speaks for whom is told by some providers (RFC 9207)
    if (!iss.isEmpty() && !iss.equals(service.provider().settings().issuer())) {
      throw failed();
    }
    var address = request.getRemoteAddr();
    signIn.begin(address);
    try {
      var claimed = service.back(outing, code, outing.state());
      entrance.enter(signIn.in(claimed, address), request, response);
    } catch (NotLetInException e) {
      if (e.why() == Why.FAILED) {
        signIn.failed(address);
      }
      throw e;
    }
  }

  /** Where those go on whom the service let in, once their session here has ended. */
  @GetMapping(LOGIN + "/out")
  String out(Model model) {
    var here = LOGIN + "?out";
    var end = service.end();
    return end.isEmpty() ? "redirect:" + here : onward(model, "out", end(end.get(), here));
  }

  /** Without the token as a hint: it names the person, and addresses are written down. */
  private String end(String end, String here) {
    var base = entrance.base().orElseGet(ProviderController::base);
    return UriComponentsBuilder.fromUriString(end)
        .queryParam("client_id", "{client}")
        .queryParam("post_logout_redirect_uri", "{back}")
        .encode()
        .buildAndExpand(service.provider().settings().clientId(), base + here)
        .toUriString();
  }

  private static String base() {
    return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
  }

  private static String onward(Model model, String text, String address) {
    model.addAttribute("text", text);
    model.addAttribute("onward", address);
    return "onward";
  }

  private static String refused(Why why, String next) {
    return LOGIN
        + "?with="
        + why.word()
        + "&next="
        + URLEncoder.encode(next, StandardCharsets.UTF_8);
  }

  private static NotLetInException failed() {
    return new NotLetInException(Why.FAILED);
  }

  private Optional<Outing> outing(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Arrays::stream)
        .filter(one -> one.getName().equals(entrance.cookie(COOKIE)))
        .map(Cookie::getValue)
        .findFirst()
        .flatMap(Outing::parse);
  }

  private void cookie(HttpServletResponse response, String value, Duration time) {
    var cookie =
        ResponseCookie.from(entrance.cookie(COOKIE), value)
            .path("/")
            .httpOnly(true)
            .secure(entrance.secure())
            .sameSite("Lax")
            .maxAge(time);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
