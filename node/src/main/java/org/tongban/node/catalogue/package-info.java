/**
 * The catalogue for people: a page for each service, and what changed between two catalogues, both
 * in Chinese and in English. Words stand in {@code Words.properties} and {@code
 * Words_zh.properties}.
 */
package org.tongban.node.catalogue;
