package org.tongban.node.keeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tongban.node.settings.SettingsFile;

class CalendarInForceTest {
  private static final LocalDate FRIDAY = LocalDate.of(2027, 3, 5);
  private static final String HEADER = "day,kind,name,source,confidence\n";

  @TempDir private Path folder;
  private CalendarInForce calendar;
  private Path year;

  @BeforeEach
  void aNodeWhoseCatalogueHasNoCalendar() throws Exception {
    var overrides = Map.of("data", folder.toString(), "catalogue", folder.toString());
    calendar =
        new CalendarInForce(
            SettingsFile.read(Path.of("../node-config/310118/node.yaml"), overrides));
    year = Files.createDirectory(folder.resolve("calendar")).resolve("working-days-2027.csv");
  }

  @Test
  void aYearThatIsAddedIsKnownAtOnce() throws IOException {
    // Given
    assertThat(calendar.get().after(FRIDAY, 1)).isEmpty();

    // When
    Files.writeString(year, HEADER + "2027-03-08,HOLIDAY,x,y,U\n");

    // Then
    assertThat(calendar.get().after(FRIDAY, 1)).contains(LocalDate.of(2027, 3, 9));
  }

  @Test
  void oneThatCanNotBeReadPromisesNothing() throws IOException {
    // Given
    Files.writeString(year, HEADER + "the eighth of March\n");

    // Then
    assertThat(calendar.get().after(FRIDAY, 1)).isEmpty();
  }
}
