package org.tongban.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;

/** What a clerk does at the form of many asks at once. */
final class AtBatches {
  static final String ASSISTANCE = "/batches/new/assistance.status";

  /** What the columns of {@link Strangers#table} mean. */
  static final String COLUMNS = "身份证号=/subject/idNumber;姓名=/subject/name";

  private AtBatches() {}

  static void fill(Page page, String purpose, String basis, String reference) {
    page.locator("#f-to").fill("qingpu");
    page.locator("#f-purpose").selectOption(purpose);
    page.locator("#f-basis-type").selectOption(basis);
    page.locator("#f-basis-ref").fill(reference);
    page.locator("#f-case").fill("JS-2026-0117");
  }

  static void upload(Page page, String name, byte[] rows) {
    page.locator("#file").setInputFiles(new FilePayload(name, "text/csv", rows));
    page.waitForNavigation(() -> page.locator("form button.btn-primary").click());
  }

  /** That the file was taken, and the page of its batch is shown. */
  static void assertBegun(Page page) {
    assertThat(page.url()).as(AtDesk.main(page)).matches(".*/batches/[0-9a-f-]{36}");
  }

  static void awaitDone(Page page) {
    assertBegun(page);
    page.locator("#progress:has-text('已完成')").waitFor();
  }
}
