package org.tongban.node.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.tongban.node.console.user.AccountException;
import org.tongban.node.console.user.Accounts;

/** The own password. */
@Controller
final class PasswordController {
  private static final String PATH = "/password";
  private final Accounts accounts;

  PasswordController(Accounts accounts) {
    this.accounts = accounts;
  }

  @GetMapping(PATH)
  String page() {
    return "password";
  }

  @PostMapping(PATH)
  @Needs(Right.OWN)
  String change(
      HttpServletRequest request,
      Model model,
      @RequestParam String before,
      @RequestParam String now,
      @RequestParam String again) {
    var person = SignedIn.now().orElseThrow();
    try {
      if (!now.equals(again)) {
        model.addAttribute("fault", "password.fault.again");
        return "password";
      }
      accounts.changeOwn(person.name(), before, now);
    } catch (AccountException e) {
      model.addAttribute("fault", Layout.key(e));
      return "password";
    }
    request.getSession().invalidate();
    return "redirect:" + ConsolePaths.LOGIN + "?changed";
  }
}
