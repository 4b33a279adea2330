package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.tongban.node.demo.register.KnownPerson;

/** What a clerk does at the desk's forms. */
final class AtDesk {
  private AtDesk() {}

  /**
   * Fills in a person.
   *
   * @param at part of the form, such as {@code subject}
   */
  static void person(Page page, String at, KnownPerson person) {
    page.locator("#f-body-" + at + "-name").fill(person.name());
    page.locator("#f-body-" + at + "-idNumber").fill(person.idNumber());
  }

  static void why(Page page, String purpose, String basis, String reference) {
    page.locator("#f-purpose").selectOption(purpose);
    page.locator("#f-basis-type").selectOption(basis);
    page.locator("#f-basis-ref").fill(reference);
    page.locator("#f-case").fill("JS-2026-0117");
  }

  static void ask(Page page) {
    page.locator("form button.btn-primary").click();
  }

  /** Asks what is answered. */
  static void askWell(Page page) {
    page.waitForNavigation(() -> ask(page));
    assertThat(page.locator("[role=alert]").allInnerTexts()).isEmpty();
  }

  static String main(Page page) {
    return page.locator("main").innerText();
  }
}
