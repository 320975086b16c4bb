"""Every problem that the API answers with, by its code: the status, and in Chinese what is wrong and what to do."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Entry(NamedTuple):
    status: int
    title: str


CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        # what was sent cannot be read
        "bad_request": Entry(400, "请求读不懂，请核对格式后再发"),
        "malformed_json": Entry(400, "内容不是正确的 JSON，请检查引号、逗号和括号"),
        "too_deep": Entry(400, "JSON 嵌套太深，请按接口说明的字段平铺"),
        "broken_utf8": Entry(400, "含有不是文字的字符，请改用 UTF-8 编码并去掉空字符"),
        "body_too_large": Entry(413, "内容太大，请分开或缩短后再发"),
        "text_too_long": Entry(413, "文字太长，请缩短后再发"),
        "wrong_media_type": Entry(415, "请用 Content-Type: application/json 发送"),
        "validation": Entry(422, "有字段填得不对，请按 faults 里的说明改正"),
        "wrong_type": Entry(422, "有字段的类型不对，请按 faults 里的说明改正"),
        "missing_words": Entry(422, "请写上缘由或结果再提交"),
        # who asks
        "not_signed_in": Entry(401, "还没有登录或登录已过期，请先登录；程序请带上令牌"),
        "wrong_password": Entry(401, "用户名或密码不对，请核对后再试"),
        "account_paused": Entry(429, "密码错的次数太多，账号暂停登录，请过一会儿再试"),
        "not_allowed": Entry(403, "您的账号或令牌没有这项权限，请联系信息员"),
        "cross_site": Entry(403, "请求不是从本系统的页面发出的，请在本系统的页面里操作"),
        "not_yours": Entry(403, "这件事项不在您手上，没有改动；有情况请告诉值守台"),
        # what is asked for is not there
        "not_found": Entry(404, "没有这个地址，请核对网址"),
        "method_not_allowed": Entry(405, "这个地址不支持这种请求方法"),
        "unknown_case": Entry(404, "没有这个编号的事项，请核对编号"),
        "unknown_action": Entry(404, "没有这种操作，请从 known 里选"),
        "unknown_handler": Entry(404, "没有找到这个人或单位，请从 nearest 里选或核对名称"),
        "unknown_subject": Entry(404, "没有这个类别，请从 nearest 里选或核对名称"),
        "unknown_chat": Entry(404, "没有这个群或还没有绑定，请核对群号，或先绑定到微网格"),
        "unknown_group": Entry(404, "没有这个群，请核对编号"),
        "unknown_micro_grid": Entry(404, "没有这个微网格，请核对代码"),
        "unknown_person": Entry(404, "没有这个人，请核对编号"),
        "unknown_department": Entry(404, "没有这个部门，请核对代码或名称"),
        "unknown_proposal": Entry(404, "没有这条提议，请核对编号"),
        "unknown_edition": Entry(404, "词库没有这一版，请核对编号"),
        "unknown_message": Entry(404, "没有这条消息，请核对编号"),
        "unknown_delivery": Entry(404, "没有这条投递，请核对编号"),
        "no_simulator": Entry(404, "这里没有开模拟群聊"),
        # it cannot be done now
        "illegal_transition": Entry(409, "事项现在的状态不能这样办，没有改动；请看看它走到哪一步了"),
        "stale_version": Entry(409, "事项刚被别人改过，没有改动；请刷新后再办"),
        "done_before": Entry(409, "已经这样办过了，没有改动"),
        "conflict": Entry(409, "和别人的操作撞上了，没有改动；请刷新后再试"),
        "already_bound": Entry(409, "这个群已经绑定，没有改动"),
        "not_a_member": Entry(409, "这个人不在这个群里，请换一个群成员或新居民的名字"),
        "decided_before": Entry(409, "这条提议已经有人定过，没有改动；请刷新后再看"),
        "taken_back_before": Entry(409, "这一版已经撤回过，没有改动"),
        "not_missed": Entry(409, "这句话已经在事项里，没有改动"),
        "erased": Entry(409, "这句话已按规定抹去，不能再立案"),
        "delivery_settled": Entry(409, "这条投递不需要人工处理，没有改动"),
        "delivery_expired": Entry(409, "这条投递已过时效，不再发送"),
        "confirm_needed": Entry(409, "可能已经送达居民，再发会重复打扰；确实要再发，请带上 confirm: true"),
        # we cannot
        "internal": Entry(500, "程序出错了，已记下；请把 trace 告诉信息员"),
        "not_ready": Entry(503, "还没有准备好，请按 detail 处理"),
        "store_away": Entry(503, "数据库暂时没有应答，请稍后再试"),
    }
)
