package org.tongban.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final String ROOT = "nND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI=";

  @Test
  void reads_and_writes_the_published_example() {
    // Given the example of C2SP tlog-checkpoint
    String text =
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    // When
    var checkpoint = Checkpoint.parse(text);
    // Then
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint.member()).isEmpty();
    assertThat(checkpoint.text()).isEqualTo(text);
  }

  @Test
  void names_the_member_whose_journal_it_is() {
    // Given
    var member = new MemberCode("310118");
    // When
    var checkpoint = Checkpoint.of(member, 7, Digest.sha256(new byte[0]));
    // Then
    assertThat(checkpoint.text())
        .isEqualTo("tongban/310118\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    assertThat(checkpoint.member()).contains(member);
    assertThat(new Checkpoint("tongban/31011", 7, checkpoint.root()).member()).isEmpty();
  }

  @ParameterizedTest(name = "[{index}] a text that is no checkpoint")
  @ValueSource(
      strings = {
        "",
        "a\n1\n" + ROOT,
        "a\n1\n" + ROOT + "\n\n",
        "a\n1\n" + ROOT + "\nextension\n",
        "a\r\n1\r\n" + ROOT + "\r\n",
        "a b\n1\n" + ROOT + "\n",
        "\n1\n" + ROOT + "\n",
        "a\n01\n" + ROOT + "\n",
        "a\n-1\n" + ROOT + "\n",
        "a\n+1\n" + ROOT + "\n",
        "a\n\n" + ROOT + "\n",
        "a\n9999999999999999999\n" + ROOT + "\n",
        "a\n1\nnND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeJ=\n",
        "a\n1\nnND/nri/U0xuHUrYSy0HtMeal2vzD9V4k/BO79C+QeI\n",
        "a\n1\nnND_nri_U0xuHUrYSy0HtMeal2vzD9V4k_BO79C-QeI=\n",
        "a\n1\nAAAA\n"
      })
  void refuses_any_other_text(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(text));
  }
}
