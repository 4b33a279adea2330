/**
 * Notices between members about matters that are answered later: facts of their way, no content.
 */
package org.tongban.node.notice;
