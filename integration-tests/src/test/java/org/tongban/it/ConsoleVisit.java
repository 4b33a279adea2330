package org.tongban.it;

import com.microsoft.playwright.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.tongban.it.federation.Federation;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Role;
import org.tongban.node.demo.register.Region;

/** People of a member's console, made for a test, in a browser that nobody used before. */
final class ConsoleVisit {
  static final String OWN = "correct horse battery 9";

  private final Browser browser;
  private final Accounts accounts;
  private final String home;

  ConsoleVisit(Federation federation, Region region, Browser browser) {
    this.browser = browser;
    this.accounts = federation.part(region, Accounts.class);
    this.home = federation.layout().api(region);
    browser.forget();
  }

  /** Address of the console. */
  String home() {
    return home;
  }

  Accounts accounts() {
    return accounts;
  }

  private String fresh(Role... roles) {
    var name = "u-" + UUID.randomUUID().toString().substring(0, 8);
    var all = EnumSet.copyOf(List.of(roles));
    accounts.add("command", name, all, all.contains(Role.CLERK) ? "civil-affairs" : "");
    return name;
  }

  /** A page of somebody who has an own password already. */
  Page signedIn(Role... roles) {
    return signedIn(browser.page(home + "/login?lang=zh&size=normal"), roles);
  }

  /** The same of somebody at another machine. */
  Page beside(Role... roles) {
    return signedIn(browser.elsewhere(home + "/login?lang=zh&size=normal"), roles);
  }

  private Page signedIn(Page page, Role... roles) {
    var name = fresh(roles);
    accounts.changeOwn(name, accounts.reset("command", name), OWN);
    signIn(page, name, OWN);
    return page;
  }

  static void signIn(Page page, String name, String password) {
    page.locator("#name").fill(name);
    page.locator("#password").fill(password);
    page.locator("main button[type=submit]").click();
  }
}
