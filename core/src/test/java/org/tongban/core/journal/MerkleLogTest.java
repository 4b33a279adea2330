package org.tongban.core.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.tongban.core.message.Digest;
import org.tongban.core.message.InclusionPath;
import org.tongban.core.message.TreeHash;

class MerkleLogTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final int MOST = 300;
  private static final NaiveTree ALL = NaiveTree.of(MOST);

  /** What Certificate Transparency's implementations are tested with: leaves and their roots. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  private static final List<String> ROOTS =
      List.of(
          "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

  private static NaiveTree published() {
    return new NaiveTree(LEAVES.stream().map(HEX::parseHex).map(TreeHash::leaf).toList());
  }

  @Test
  void has_the_roots_that_were_published() {
    // Given
    var log = new MerkleLog(published());
    // When
    var roots = Stream.iterate(0L, i -> i + 1).limit(ROOTS.size()).map(log::root);
    // Then
    assertThat(roots.map(root -> HEX.formatHex(root.bytes()))).isEqualTo(ROOTS);
  }

  @Test
  void has_the_paths_that_were_published() {
    // Given
    var log = new MerkleLog(published());
    // When
    var first = log.inclusion(0, 8);
    var joined = log.consistency(6, 8);
    // Then
    assertThat(hex(first.hashes()))
        .containsExactly(
            "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
            "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
            "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    assertThat(hex(joined.hashes()))
        .containsExactly(
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
  }

  @Property(tries = 400)
  void keeps_to_the_definitions(
      @ForAll @IntRange(max = MOST) int one, @ForAll @IntRange(max = MOST) int other) {
    // Given
    var log = new MerkleLog(ALL);
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    // When
    var consistency = log.consistency(from, to);
    // Then
    assertThat(log.root(to)).isEqualTo(ALL.root(to));
    assertThat(consistency.hashes()).isEqualTo(ALL.consistency(from, to));
    assertThat(consistency.joins(ALL.root(from), ALL.root(to))).isTrue();
    if (from < to) {
      var inclusion = log.inclusion(from, to);
      assertThat(inclusion.hashes()).isEqualTo(ALL.inclusion(from, to));
      assertThat(inclusion.root(NaiveTree.entries(MOST).get(from))).isEqualTo(ALL.root(to));
    }
  }

  @Property(tries = 200)
  void grows_to_the_same_tree_from_anywhere(
      @ForAll @IntRange(max = MOST) int one, @ForAll @IntRange(max = MOST) int other) {
    // Given a log that somebody goes on with
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    Map<TreeNode, Digest> completed = new HashMap<>();
    var frontier = new MerkleLog(ALL).frontier(from);
    // When
    NaiveTree.entries(to).subList(from, to).forEach(entry -> frontier.add(entry, completed::put));
    // Then every node that became whole was told, once, with the right hash
    assertThat(frontier.size()).isEqualTo(to);
    assertThat(frontier.root()).isEqualTo(ALL.root(to));
    completed.forEach(
        (node, hash) -> {
          assertThat(node.end()).isBetween(from + 1L, (long) to);
          if (node.level() % MerkleLog.STEP == 0) {
            assertThat(hash).isEqualTo(ALL.read(List.of(node)).get(node));
          }
        });
    assertThat(completed).hasSize((to - Integer.bitCount(to)) - (from - Integer.bitCount(from)));
  }

  @Property(tries = 300)
  void proves_nothing_about_another_log(
      @ForAll @IntRange(min = 1, max = MOST) int one,
      @ForAll @IntRange(min = 1, max = MOST) int other,
      @ForAll @IntRange(max = MOST - 1) int altered) {
    // Given a history that differs from the first in one entry that the shorter log has
    int from = Math.min(one, other);
    int to = Math.max(one, other);
    var leaves = new ArrayList<>(NaiveTree.entries(MOST).stream().map(TreeHash::leaf).toList());
    leaves.set(altered % from, TreeHash.EMPTY);
    var second = new NaiveTree(leaves);
    // When, then neither one's path joins them
    assertThat(joins(ALL, from, to, ALL.root(from), second.root(to))).isFalse();
    assertThat(joins(second, from, to, ALL.root(from), second.root(to))).isFalse();
    assertThat(joins(second, from, to, second.root(from), second.root(to))).isTrue();
  }

  private static boolean joins(NaiveTree log, int from, int to, Digest first, Digest second) {
    return new MerkleLog(log).consistency(from, to).joins(first, second);
  }

  @Property(tries = 300)
  void takes_no_path_with_a_hash_more_or_less_or_altered(
      @ForAll @IntRange(min = 2, max = MOST) int size,
      @ForAll @IntRange(max = MOST) int anywhere,
      @ForAll @IntRange(max = MOST) int place) {
    // Given
    int index = anywhere % (size - 1) + 1;
    var log = new MerkleLog(ALL);
    var entry = NaiveTree.entries(MOST).get(index);
    var path = log.inclusion(index, size).hashes();
    var joint = log.consistency(index, size).hashes();
    // When, then
    for (var wrong : List.of(with(path), path.subList(1, path.size()), List.<Digest>of())) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new InclusionPath(index, size, wrong).root(entry));
    }
    assertThat(new InclusionPath(index, size, spoilt(path, place)).root(entry))
        .isNotEqualTo(ALL.root(size));
    for (var wrong :
        List.of(
            with(joint), joint.subList(1, joint.size()), spoilt(joint, place), List.<Digest>of())) {
      assertThat(new ConsistencyPath(index, size, wrong).joins(ALL.root(index), ALL.root(size)))
          .isFalse();
    }
  }

  @Test
  void says_so_when_a_node_is_missing() {
    // Given a store that lost everything
    var log = new MerkleLog(nodes -> Map.of());
    // When, then
    assertThat(log.root(0)).isEqualTo(MerkleLog.emptyRoot());
    assertThatIllegalStateException().isThrownBy(() -> log.root(17));
  }

  @Test
  void reads_few_nodes_of_a_long_log() {
    // Given a log of a thousand million entries, all of one hash
    var read = new ArrayList<Integer>();
    var log =
        new MerkleLog(
            nodes -> {
              read.add(nodes.size());
              var found = new HashMap<TreeNode, Digest>();
              nodes.forEach(node -> found.put(node, TreeHash.EMPTY));
              return found;
            });
    // When
    log.inclusion(123_456_789, 999_999_999);
    log.consistency(123_456_789, 999_999_999);
    // Then each path was one reading
    assertThat(read).hasSize(2).allMatch(count -> count < 250);
  }

  private static List<Digest> with(List<Digest> path) {
    var longer = new ArrayList<>(path);
    longer.add(TreeHash.EMPTY);
    return longer;
  }

  private static List<Digest> spoilt(List<Digest> path, int place) {
    var other = new ArrayList<>(path);
    other.set(place % path.size(), TreeHash.EMPTY);
    return other;
  }

  private static List<String> hex(List<Digest> hashes) {
    return hashes.stream().map(hash -> HEX.formatHex(hash.bytes())).toList();
  }
}
