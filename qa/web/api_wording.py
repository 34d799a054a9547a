"""The words of the page of the API, in the two languages of the interface."""

from __future__ import annotations

API_WORDING = {
    "zh-CN": {
        "api_title": "接口",
        "api_intro": "程序可以用下列接口提问、检索和入库，也可以在这里直接试用。完整的说明（OpenAPI 3.1，英文）在",
        "api_try": "试用",
        "api_send": "发送",
        "api_sending": "正在发送…",
        "api_body": "请求正文",
        "api_accept": "回复格式",
        "api_replies": "回复",
        "api_required": "必填",
        "api_failed": "连不上服务，请稍后再试。",
        "api_missing": "读不到接口说明，请刷新页面再试。",
    },
    "en": {
        "api_title": "API",
        "api_intro": "Programs can ask, search and take in pages by these doors, and you can try them here. The whole description (OpenAPI 3.1) is at",
        "api_try": "Try it",
        "api_send": "Send",
        "api_sending": "Sending…",
        "api_body": "Body",
        "api_accept": "Format of the reply",
        "api_replies": "Replies",
        "api_required": "required",
        "api_failed": "The service cannot be reached. Try again a little later.",
        "api_missing": "The description cannot be read. Load the page again.",
    },
}
