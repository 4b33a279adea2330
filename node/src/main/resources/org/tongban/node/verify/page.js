/* Checks a slip's code here, without the network; asks the node only for what a browser can't do. */
(function () {
  'use strict';

  var CLAIMS = ['iss', 'iat', 'exc', 'ask', 'ans', 'svc', 'pur', 'out', 'at', 'dig'];
  var LARGEST_CODE = 4096;
  var data = JSON.parse(document.getElementById('data').textContent);
  var lastCode = '';

  function id(name) {
    return document.getElementById(name);
  }

  function word(key) {
    return Object.prototype.hasOwnProperty.call(data.words, key) ? data.words[key] : key;
  }

  function element(name, text) {
    var made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  /* base64url in its only spelling, or null */
  function bytes(part) {
    if (!/^[A-Za-z0-9_-]+$/.test(part) || part.length % 4 === 1) {
      return null;
    }
    var text = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    if (btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '') !== part) {
      return null;
    }
    return Uint8Array.from(text, function (letter) { return letter.charCodeAt(0); });
  }

  function json(part) {
    try {
      var raw = bytes(part);
      var read = raw && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw));
      return read && typeof read === 'object' && !Array.isArray(read) ? read : null;
    } catch (e) {
      return null;
    }
  }

  function exactly(object, names) {
    return Object.keys(object).sort().join() === names.slice().sort().join();
  }

  function isSlip(slip) {
    return CLAIMS.every(function (name) {
      return name === 'iat' || name === 'at'
        ? Number.isSafeInteger(slip[name]) && slip[name] >= 0
        : typeof slip[name] === 'string';
    }) && (slip.iss === slip.ask || slip.iss === slip.ans);
  }

  function read(code) {
    var parts = code.split('.');
    if (code.length > LARGEST_CODE || parts.length !== 3) {
      return null;
    }
    var header = json(parts[0]);
    var slip = json(parts[1]);
    var signature = bytes(parts[2]);
    var good = header && slip && signature && exactly(header, ['alg', 'typ', 'x5t#S256']) &&
      header.typ === 'tongban-slip+jwt' && data.algorithms.indexOf(header.alg) >= 0 &&
      exactly(slip, CLAIMS) && isSlip(slip);
    return good
      ? { header: header, slip: slip, signature: signature, input: parts[0] + '.' + parts[1] }
      : null;
  }

  function result(check, state, reason) {
    return { check: check, state: state, reason: reason };
  }

  function keyFault(key, slip) {
    if (!key) {
      return 'KEY_UNKNOWN';
    }
    if (key.member !== slip.iss) {
      return 'KEY_OF_ANOTHER';
    }
    if (key.revoked) {
      return 'REVOKED';
    }
    return slip.iat < key.from || slip.iat >= key.to ? 'KEY_NOT_IN_FORCE' : 'NONE';
  }

  function signature(key, code) {
    if (!key) {
      return Promise.resolve(result('SIGNATURE', 'NOT_CHECKED', 'NEEDS_ANOTHER_CHECK'));
    }
    if (code.header.alg !== key.alg) {
      return Promise.resolve(result('SIGNATURE', 'FAILED', 'SIGNATURE_INVALID'));
    }
    if (key.alg !== 'ES256') {
      return Promise.resolve(result('SIGNATURE', 'NOT_CHECKED', 'NO_SM2_HERE'));
    }
    if (!window.crypto || !window.crypto.subtle) {
      return Promise.resolve(result('SIGNATURE', 'NOT_CHECKED', 'NO_CRYPTO_HERE'));
    }
    var curve = { name: 'ECDSA', namedCurve: 'P-256' };
    var spki = Uint8Array.from(atob(key.spki), function (letter) { return letter.charCodeAt(0); });
    return window.crypto.subtle.importKey('spki', spki, curve, false, ['verify'])
      .then(function (imported) {
        return window.crypto.subtle.verify(
          { name: 'ECDSA', hash: 'SHA-256' }, imported, code.signature,
          new TextEncoder().encode(code.input));
      })
      .then(function (good) {
        return good
          ? result('SIGNATURE', 'OK', 'NONE')
          : result('SIGNATURE', 'FAILED', 'SIGNATURE_INVALID');
      })
      .catch(function () { return result('SIGNATURE', 'FAILED', 'SIGNATURE_INVALID'); });
  }

  function verify(text) {
    var code = read(text);
    if (!code) {
      return Promise.resolve({
        slip: null,
        results: [
          result('FORM', 'FAILED', 'MALFORMED'),
          result('KEY', 'NOT_CHECKED', 'NEEDS_ANOTHER_CHECK'),
          result('SIGNATURE', 'NOT_CHECKED', 'NEEDS_ANOTHER_CHECK')
        ]
      });
    }
    var key = data.keys.filter(function (one) {
      return one.kid === code.header['x5t#S256'];
    })[0];
    var fault = keyFault(key, code.slip);
    return signature(key, code).then(function (signed) {
      return {
        slip: code.slip,
        results: [
          result('FORM', 'OK', 'NONE'),
          result('KEY', fault === 'NONE' ? 'OK' : 'FAILED', fault),
          signed
        ]
      };
    });
  }

  var STATES = { OK: 'ok', FAILED: 'bad', NOT_CHECKED: 'warn' };

  function state(value) {
    var tag = element('span', word('state.' + value));
    tag.className = 'tag ' + STATES[value];
    return tag;
  }

  /* rows: name, state, text */
  function show(rows, verdict, states) {
    var body = id('checks').tBodies[0];
    body.textContent = '';
    rows.forEach(function (row) {
      var line = document.createElement('tr');
      line.setAttribute('data-check', row.check);
      line.setAttribute('data-state', row.state);
      var name = element('th', row.name);
      name.scope = 'row';
      line.appendChild(name);
      line.appendChild(document.createElement('td')).appendChild(state(row.state));
      line.appendChild(element('td', row.text));
      body.appendChild(line);
    });
    id('result').hidden = false;
    id('verdict').textContent = verdict;
    id('verdict').className =
      'tag ' + (states.indexOf('FAILED') >= 0 ? 'bad' : states.indexOf('NOT_CHECKED') >= 0 ? 'warn' : 'ok');
    id('result-title').focus();
  }

  function time(seconds) {
    return new Date((seconds + 8 * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }

  function member(code) {
    var name = Object.prototype.hasOwnProperty.call(data.members, code) ? data.members[code] : '';
    return name ? name + ' ' + code : code;
  }

  function content(slip) {
    var rows = [
      ['out', word('outcome.' + slip.out)], ['svc', slip.svc], ['pur', slip.pur],
      ['ask', member(slip.ask)], ['ans', member(slip.ans)], ['at', time(slip.at)],
      ['exc', slip.exc], ['dig', slip.dig], ['iss', member(slip.iss) + ' ' + time(slip.iat)]
    ];
    var body = id('content').tBodies[0];
    body.textContent = '';
    rows.forEach(function (row) {
      var line = document.createElement('tr');
      var name = element('th', word('claim.' + row[0]));
      name.scope = 'row';
      line.appendChild(name);
      line.appendChild(element('td', row[1]));
      body.appendChild(line);
    });
  }

  function showSlip(found, byNode) {
    var states = found.results.map(function (one) { return one.state; });
    var rows = found.results.map(function (one) {
      return {
        check: one.check,
        name: word('check.' + one.check),
        state: one.state,
        text: one.state === 'OK' ? word('ok.' + one.check) : word('reason.' + one.reason)
      };
    });
    var failed = rows.filter(function (row) { return row.state === 'FAILED'; })[0];
    var open = states.indexOf('NOT_CHECKED') >= 0;
    var verdict = failed
      ? word('verdict.bad') + failed.name
      : word(open ? 'verdict.open' : 'verdict.good');
    var good = !failed && !open;
    /* what somebody else wrote is not shown as if an authority had said it */
    id('content').hidden = !good;
    id('content-note').hidden = !good;
    id('ask-node').hidden = byNode || failed || !open;
    if (good) {
      content(found.slip);
    }
    show(rows, verdict, states);
  }

  function trouble(key) {
    id('content').hidden = true;
    id('content-note').hidden = true;
    id('ask-node').hidden = true;
    show([], word(key), ['NOT_CHECKED']);
  }

  function checkSlip(text) {
    var trimmed = text.replace(/\s/g, '');
    lastCode = trimmed.indexOf('#') >= 0 ? trimmed.slice(trimmed.indexOf('#') + 1) : trimmed;
    return verify(lastCode).then(function (found) { showSlip(found, false); });
  }

  function send(path, type, body) {
    return fetch(data.base + path + '?lang=' + data.lang, {
      method: 'POST', headers: { 'Content-Type': type }, body: body, credentials: 'omit'
    }).then(function (response) {
      if (!response.ok) {
        throw new Error(String(response.status));
      }
      return response.json();
    });
  }

  function failed(error) {
    trouble(error.message === '429' ? 'busy' : error.message === '413' ? 'large'
      : error.message === '400' ? 'unreadable' : 'offline');
  }

  function showProof(report) {
    id('content').hidden = true;
    id('content-note').hidden = true;
    id('ask-node').hidden = true;
    show(report.checks, report.verdict, report.checks.map(function (one) { return one.state; }));
  }

  id('slip-form').addEventListener('submit', function (event) {
    event.preventDefault();
    checkSlip(id('code').value);
  });

  id('ask-node').addEventListener('click', function () {
    send('/slip', 'text/plain', lastCode)
      .then(function (found) { showSlip(found, true); }).catch(failed);
  });

  id('file-form').addEventListener('submit', function (event) {
    event.preventDefault();
    var file = id('file').files[0];
    if (!file) {
      trouble('nothing');
    } else if (file.size > data.largest) {
      trouble('large');
    } else if (file.type === 'image/png' || file.type === 'image/jpeg') {
      send('/image', file.type, file).then(function (found) {
        id('code').value = found.text;
        return checkSlip(found.text);
      }).catch(failed);
    } else {
      send('/proof', 'application/vnd.etsi.asic-e+zip', file).then(showProof).catch(failed);
    }
  });

  Array.prototype.forEach.call(document.querySelectorAll('a.state'), function (link) {
    link.addEventListener('click', function () { link.hash = location.hash; });
  });

  function fromAddress() {
    if (location.hash.length > 20) {
      id('code').value = location.hash.slice(1);
      checkSlip(location.hash);
    }
  }

  window.addEventListener('hashchange', fromAddress);
  fromAddress();
}());
