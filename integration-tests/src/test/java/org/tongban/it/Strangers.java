package org.tongban.it;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tongban.core.identity.CitizenId;
import org.tongban.node.demo.register.KnownPerson;

/** As many people as a test wants whom no register of the demonstration knows. */
final class Strangers {
  private Strangers() {}

  /** Identity number of one, born before anybody whom a register has. */
  static String stranger(int number) {
    var day = LocalDate.of(1905, 1, 1).plusDays(number / 100);
    var digits = "310199" + day.toString().replace("-", "") + (100 + number % 100);
    return digits + CitizenId.check(digits);
  }

  /**
   * A table of so many rows in the encoding of an office's spreadsheet: first somebody who is
   * known, then a number that is none, and strangers.
   */
  static byte[] table(KnownPerson known, int rows) {
    var strangers =
        IntStream.range(0, rows - 2)
            .mapToObj(at -> stranger(at) + ",某人")
            .collect(Collectors.joining("\r\n"));
    return "身份证号,姓名\r\n%s,%s\r\n12345,某人\r\n%s\r\n"
        .formatted(known.idNumber(), known.name(), strangers)
        .getBytes(Charset.forName("GB18030"));
  }
}
