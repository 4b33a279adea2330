package org.tongban.node.console.system;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.tongban.node.console.Layout;
import org.tongban.node.console.Needs;
import org.tongban.node.console.Right;
import org.tongban.node.console.TableExport;
import org.tongban.node.console.list.TableStates;
import org.tongban.node.console.user.AccountException;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Role;

/** Users and the operation log. */
@Controller
public class SystemController {
  private static final String PATH = "/system";
  private static final String OPERATIONS = PATH + "/operations";
  private static final String EXPORT = "/export";
  private static final String USERS = PATH + "/users";
  private static final String USER = USERS + "/{name}";

  private final Accounts accounts;
  private final Operations operations;
  private final TableExport export;

  public SystemController(Accounts accounts, Operations operations, TableExport export) {
    this.accounts = accounts;
    this.operations = operations;
    this.export = export;
  }

  @GetMapping({PATH, USERS})
  String users(HttpServletRequest request, Model model) {
    model.addAttribute("list", accounts.list(TableStates.of(request)));
    model.addAttribute("roles", Role.values());
    model.addAttribute("exported", PATH + EXPORT);
    return "system/users";
  }

  @GetMapping(PATH + EXPORT)
  void exportUsers(HttpServletRequest request, HttpServletResponse response) throws IOException {
    export.write(request, response, "users", ExportedRows.USER, accounts::list, ExportedRows::user);
  }

  @GetMapping(OPERATIONS)
  String operations(HttpServletRequest request, Model model) {
    model.addAttribute("list", operations.list(TableStates.of(request)));
    model.addAttribute("exported", OPERATIONS + EXPORT);
    return "system/operations";
  }

  @GetMapping(OPERATIONS + EXPORT)
  void exportOperations(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    export.write(
        request,
        response,
        "operations",
        ExportedRows.OPERATION,
        operations::list,
        ExportedRows::operation);
  }

  @GetMapping(USER)
  String user(@PathVariable String name, Model model) {
    model.addAttribute("user", accounts.get(name));
    model.addAttribute("roles", Role.values());
    return "system/user";
  }

  /** The one-time password stands on this page only, so there is nothing to go back to. */
  @PostMapping(USERS)
  @Needs(Right.MANAGE_USERS)
  String add(
      HttpServletRequest request,
      Model model,
      @RequestParam String name,
      @RequestParam(defaultValue = "") List<Role> role,
      @RequestParam(defaultValue = "") String unit) {
    var clean = name.strip();
    try {
      model.addAttribute("password", accounts.add(by(request), clean, set(role), unit.strip()));
      return given(clean, model);
    } catch (AccountException e) {
      model.addAttribute("fault", Layout.key(e));
      model.addAttribute("name", clean);
      model.addAttribute("list", accounts.list(TableStates.of(request).to(PATH)));
      model.addAttribute("roles", Role.values());
      return "system/users";
    }
  }

  @PostMapping(USER + "/roles")
  @Needs(Right.MANAGE_USERS)
  String roles(
      HttpServletRequest request,
      RedirectAttributes next,
      Model model,
      @PathVariable String name,
      @RequestParam int version,
      @RequestParam(defaultValue = "") List<Role> role,
      @RequestParam(defaultValue = "") String unit) {
    try {
      accounts.change(by(request), name, version, set(role), unit.strip());
    } catch (AccountException e) {
      // who edits an older one sees what it is now
      model.addAttribute("fault", Layout.key(e));
      return user(name, model);
    }
    return done(next, "flash.user.changed", name);
  }

  @PostMapping(USER + "/lock")
  @Needs(Right.MANAGE_USERS)
  String lock(HttpServletRequest request, RedirectAttributes next, @PathVariable String name) {
    accounts.lock(by(request), name, true);
    return done(next, "flash.user.locked", name);
  }

  @PostMapping(USER + "/unlock")
  @Needs(Right.MANAGE_USERS)
  String unlock(HttpServletRequest request, RedirectAttributes next, @PathVariable String name) {
    accounts.lock(by(request), name, false);
    return done(next, "flash.user.unlocked", name);
  }

  @PostMapping(USER + "/reset")
  @Needs(Right.MANAGE_USERS)
  String reset(HttpServletRequest request, Model model, @PathVariable String name) {
    model.addAttribute("password", accounts.reset(by(request), name));
    return given(name, model);
  }

  private static String given(String name, Model model) {
    model.addAttribute("name", name);
    return "system/password-once";
  }

  private static String done(RedirectAttributes next, String key, String name) {
    next.addFlashAttribute("flash", key);
    next.addFlashAttribute("flashName", name);
    return "redirect:" + PATH;
  }

  private static String by(HttpServletRequest request) {
    return request.getUserPrincipal().getName();
  }

  private static Set<Role> set(List<Role> roles) {
    return roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(roles);
  }
}
