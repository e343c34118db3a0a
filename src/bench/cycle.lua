-- wrk script: sends the requests of a file in turn. Each line has method, path and body, separated by tabs.
-- A new quote gets shorter in each round, since the service refuses one that is on record.
local requests = {}
local at = 0
local sent = 0
local key = os.getenv("ONRECORD_ADMIN_KEY") or "onrecord-benchmark"
local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local function headers(method, body)
  local set = body ~= "" and {["Content-Type"] = "application/json"} or {}
  if method ~= "GET" then set["Authorization"] = "Bearer " .. key end
  return set
end

-- The body of a quote without the last characters of its text and span. Threads cut different numbers.
local function shortened(body, characters)
  local before, text, after = body:match('^(.-"text" ?: ?")([^"\\]*)(".*)$')
  if not text or not after:find('"end"') then return body end
  for _ = 1, characters do text = text:gsub("[%z\1-\127\194-\244][\128-\191]*$", "") end
  return before .. text .. after:gsub('("end" ?: ?)(%d+)', function(name, last) return name .. last - characters end, 1)
end

function init(arguments)
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("^(.-)\t(.-)\t(.*)$")
    if method == "POST" and path == "/quotes" then
      requests[#requests + 1] = {method, path, headers(method, body), body}
    else
      requests[#requests + 1] = wrk.format(method, path, headers(method, body), body ~= "" and body or nil)
    end
  end
  math.randomseed(os.time() + tonumber(tostring({}):sub(8), 16) % 1000)
  at = math.random(#requests)
end

function request()
  at = at % #requests + 1
  sent = sent + 1
  local next = requests[at]
  if type(next) == "string" then return next end
  local round = math.floor((sent - 1) / #requests)
  return wrk.format(next[1], next[2], next[3], shortened(next[4], 2 * round + number))
end

-- Prints the line that Load.java parses; times in microseconds.
function done(summary, latency)
  local errors = summary.errors
  print(("measured %d %d %d %d %d %d"):format(
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
