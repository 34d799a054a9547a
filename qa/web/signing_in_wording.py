"""The words of the page to sign in, in the two languages of the interface."""

from __future__ import annotations

SIGNING_IN_WORDING = {
    "zh-CN": {
        "sign_in_title": "登录",
        "sign_in_intro": "请输入管理员发给您的令牌。浏览器会记住它三十天。",
        "sign_in_intro_open": "提问不需要登录。要入库或重建，请输入管理员发给您的令牌。浏览器会记住它三十天。",
        "sign_in_token": "令牌",
        "sign_in_go": "登录",
        "sign_in_wrong": "没有这个令牌，可能已被撤销。请核对，或向管理员要一个新的。",
        "signed_in": "您已登录：{name}",
        "sign_in_may_read": "可以提问和阅读。",
        "sign_in_may_rebuild": "可以提问、阅读，也可以入库和重建。",
        "sign_out": "退出登录",
        "sign_in_on": "继续",
    },
    "en": {
        "sign_in_title": "Sign in",
        "sign_in_intro": "Give the token that you got from whoever runs this service. The browser keeps it for thirty days.",
        "sign_in_intro_open": "Asking needs no token. To take in pages or rebuild, give the token that you got from whoever runs this service. The browser keeps it for thirty days.",
        "sign_in_token": "Token",
        "sign_in_go": "Sign in",
        "sign_in_wrong": "There is no such token; perhaps it was revoked. Look again, or ask for a new one.",
        "signed_in": "You are signed in: {name}",
        "sign_in_may_read": "You may ask and read.",
        "sign_in_may_rebuild": "You may ask, read, take in pages and rebuild.",
        "sign_out": "Sign out",
        "sign_in_on": "Go on",
    },
}
