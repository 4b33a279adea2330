package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tongban.node.demo.register.Region.WUJIANG;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.tongban.it.federation.RunningDemo;
import org.tongban.it.federation.WithDemo;
import org.tongban.node.command.TongbanCommand;

/**
 * Tests that look at the console of a node that is a process of its own, in a browser, one for each
 * class and empty at each test. Nothing is at hand but what a user has: addresses and commands.
 */
@WithDemo
abstract class InDemonstration {
  static Browser browser;

  final RunningDemo demo;

  /** Address of 吴江's console. */
  final String home;

  InDemonstration(RunningDemo demo) {
    this.demo = demo;
    this.home = demo.layout().api(WUJIANG);
  }

  @BeforeAll
  static void open() {
    browser = Browser.open(Browser.program().orElseThrow());
  }

  @AfterAll
  static void close() {
    browser.close();
  }

  @BeforeEach
  void nobody() {
    browser.forget();
  }

  /** The last word that a command on users of 吴江 prints, such as a one-time password. */
  private String user(String... arguments) {
    var line = new String[arguments.length + 3];
    line[0] = "user";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    line[arguments.length + 1] = "--config=" + demo.layout().config(WUJIANG);
    line[arguments.length + 2] = "--data=" + demo.layout().nodeData(WUJIANG);
    var run = TongbanCommand.inThisProcess(line);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out().strip().replaceFirst(".* ", "");
  }

  /** Signs in for the first time, and again with a password of one's own. */
  final Page begun(String name, String once) {
    var page = browser.page(home + "/login?lang=zh&size=normal");
    ConsoleVisit.signIn(page, name, once);
    page.locator("#before").fill(once);
    page.locator("#now").fill(ConsoleVisit.OWN);
    page.locator("#again").fill(ConsoleVisit.OWN);
    page.locator("main button[type=submit]").click();
    ConsoleVisit.signIn(page, name, ConsoleVisit.OWN);
    page.locator(".sider").waitFor();
    return page;
  }

  /** Somebody of the civil affairs office, signed in. */
  final Page added(String role) {
    var name = "u-" + UUID.randomUUID().toString().substring(0, 8);
    return begun(name, user("add", name, "--role=" + role, "--unit=civil-affairs"));
  }

  /** Opens a service's form at the desk, for the member that is asked. */
  final void form(Page page, String service, String to) {
    page.navigate(home + "/desk/services/" + service);
    page.locator("#f-to").fill(to);
  }
}
