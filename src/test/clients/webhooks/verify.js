// Verifies a message: node verify.js SECRET HEADERS BODY, the headers as a JSON object.
const { Webhook } = require('standardwebhooks');

const [secret, headers, body] = process.argv.slice(2);
const payload = new Webhook(secret).verify(body, JSON.parse(headers));
console.log(payload.type);
