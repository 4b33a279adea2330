package org.tongban.node.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormsTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5m,PT5M", "2h,PT2H", "7d,PT168H", "PT30S,PT30S"})
  void aLengthOfTimeIsRead(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"30", "s", "1.5s", "-5s", "30 s", "30S"})
  void aNumberWithoutUnitIsNoLengthOfTime(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"512B,512", "256KiB,262144", "4MiB,4194304", "2047MiB,2146435072"})
  void aSizeIsReadAndPrintedAlike(String text, int bytes) {
    assertThat(Size.parse(text).bytes()).isEqualTo(bytes);
    assertThat(Size.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0B", "256", "256KB", "256kb", "2048MiB", "9999999999MiB", "1 KiB"})
  void anAmbiguousOrHugeSizeIsRefused(String text) {
    assertThatThrownBy(() -> Size.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,true,true",
    "127.8.9.10,true,true",
    "localhost,true,true",
    "::1,true,true",
    "0.0.0.0,true,false",
    "192.168.1.10,true,false",
    "2001:db8::7,true,false",
    "127.0.0.1.evil.example,false,false",
    "256.0.0.1,false,false",
    "127.0.0,false,false",
    "127.0.0.1.,false,false",
    "node.example,false,false"
  })
  void onlyLiteralAddressesAreTakenAndLoopbackIsKnown(
      String address, boolean valid, boolean loopback) {
    assertThat(Addresses.valid(address)).isEqualTo(valid);
    assertThat(Addresses.loopback(address)).isEqualTo(loopback);
  }
}
