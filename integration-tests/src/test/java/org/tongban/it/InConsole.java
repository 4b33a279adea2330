package org.tongban.it;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.tongban.it.federation.Federation;
import org.tongban.it.federation.WithFederation;
import org.tongban.node.demo.register.Region;

/** Tests that look at a console in a browser, one for each class and empty at each test. */
@WithFederation
abstract class InConsole {
  static Browser browser;

  final Federation federation;
  ConsoleVisit visit;

  InConsole(Federation federation) {
    this.federation = federation;
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
  void visit() {
    visit = new ConsoleVisit(federation, Region.JIASHAN, browser);
  }
}
