package org.tongban.node.console;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.node.console.user.NotLetInException;

/** Where somebody says who it is. */
@Controller
final class LoginController {
  private static final long LONGEST_WAIT = 3600;
  private static final Set<String> REFUSED =
      Arrays.stream(NotLetInException.Why.values())
          .map(NotLetInException.Why::word)
          .collect(Collectors.toUnmodifiableSet());

  private final ObjectProvider<LoginDoor> service;

  LoginController(ObjectProvider<LoginDoor> service) {
    this.service = service;
  }

  @GetMapping(ConsolePaths.LOGIN)
  String page(
      @RequestParam(required = false) String next,
      @RequestParam(defaultValue = "0") String wait,
      @RequestParam(defaultValue = "") String with,
      Model model) {
    var known = Optional.ofNullable(service.getIfAvailable());
    model.addAttribute("service", known.isPresent());
    model.addAttribute("away", known.filter(LoginDoor::away).isPresent());
    model.addAttribute("refused", REFUSED.contains(with) ? with : "");
    model.addAttribute("next", next(next));
    model.addAttribute("wait", wait.matches("[0-9]{1,4}") ? Long.parseLong(wait) : LONGEST_WAIT);
    return "login";
  }

  /** Where to go on: only to a page of ours. */
  static String next(String wanted) {
    return Optional.ofNullable(wanted)
        .filter(path -> !path.contains("..") && !path.contains("//"))
        .filter(path -> path.matches("/[A-Za-z0-9][A-Za-z0-9/._-]*(\\?[A-Za-z0-9=&%._+-]*)?"))
        .filter(path -> ConsolePaths.page(path.replaceFirst("\\?.*", "")).isPresent())
        .orElse("/");
  }
}
